const placeholder = '[secret]';
/** Shorter values are words of their own, and hiding each would leave nothing to read. */
const shortest = 4;

/** Hides values in text that comes in pieces, also where a value is cut by the end of one. */
export class Redaction {
  readonly #values: readonly string[];
  #held = '';

  constructor(values: readonly string[]) {
    // The longest first: one value may be the beginning of another.
    this.#values = values
      .filter(({ length }) => length >= shortest)
      .sort((one, other) => other.length - one.length);
  }

  /** What can be shown by now; the rest is held until more is known. */
  take(piece: string): string {
    const text = this.#held + piece;
    const cut = this.#cut(text);
    this.#held = text.slice(cut);
    return this.#hide(text.slice(0, cut));
  }

  /** What was held: nothing follows that could make more of it. */
  end(): string {
    const text = this.#held;
    this.#held = '';
    return this.#hide(text);
  }

  #hide(text: string): string {
    return this.#values.reduce((hidden, value) => hidden.replaceAll(value, placeholder), text);
  }

  /** Where the text can be cut: before what may become a value, and through none that is there. */
  #cut(text: string): number {
    let cut = text.length - this.#unfinished(text);
    for (let before = -1; before !== cut; ) {
      before = cut;
      for (const value of this.#values) {
        const at = text.lastIndexOf(value, cut - 1);
        if (at !== -1 && at + value.length > cut) cut = at;
      }
    }
    return cut;
  }

  /** Length of the longest end of the text with which some value begins. */
  #unfinished(text: string): number {
    const longest = Math.min(text.length, (this.#values[0]?.length ?? 1) - 1);
    for (let length = longest; length > 0; length -= 1) {
      const end = text.slice(text.length - length);
      if (this.#values.some((value) => value.length > length && value.startsWith(end))) {
        return length;
      }
    }
    return 0;
  }
}

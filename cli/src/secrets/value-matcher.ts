/** Finds one value in text that comes in pieces: each character is looked at once, however much the value repeats itself. */
export class ValueMatcher {
  readonly #value: string;
  /** Of each beginning of the value: how long a beginning it ends with, apart from itself. */
  readonly #borders: Int32Array;
  #matched = 0;

  constructor(value: string) {
    this.#value = value;
    this.#borders = bordersOf(value);
  }

  /** How many characters at the end of what was read the value may begin with. */
  get unfinished(): number {
    return this.#matched;
  }

  /** Reads on, and gives where in the piece the value ends: behind its last character. */
  ends(piece: string): number[] {
    const value = this.#value;
    const found: number[] = [];
    for (let index = 0; index < piece.length; index += 1) {
      if (this.#matched === 0) {
        index = piece.indexOf(value[0] ?? '', index);
        if (index === -1) break;
      }
      this.#matched = this.#after(piece[index]);
      if (this.#matched < value.length) continue;
      found.push(index + 1);
      this.#matched = this.#borders[this.#matched] ?? 0;
    }
    return found;
  }

  #after(character: string | undefined): number {
    let matched = this.#matched;
    while (matched > 0 && this.#value[matched] !== character) matched = this.#borders[matched] ?? 0;
    return this.#value[matched] === character ? matched + 1 : 0;
  }
}

/** The failure function of Knuth, Morris and Pratt, 1977. */
function bordersOf(value: string): Int32Array {
  const borders = new Int32Array(value.length + 1);
  for (let length = 2, border = 0; length <= value.length; length += 1) {
    while (border > 0 && value[border] !== value[length - 1]) border = borders[border] ?? 0;
    if (value[border] === value[length - 1]) border += 1;
    borders[length] = border;
  }
  return borders;
}

import { ValueMatcher } from './value-matcher.ts';

const placeholder = '[secret]';
/** Shorter values are words of their own, and hiding each would leave nothing to read. */
const shortest = 4;

/** From where to where in the text; what overlaps is one. */
interface Hidden {
  readonly start: number;
  readonly end: number;
}

/** Hides values in text that comes in pieces, also where a value is cut by the end of one. */
export class Redaction {
  readonly #matchers: readonly { readonly length: number; readonly matcher: ValueMatcher }[];
  #held = '';
  /** Places in what is held. The first may have begun before, and was told of then. */
  #places: readonly Hidden[] = [];

  constructor(values: readonly string[]) {
    this.#matchers = [...new Set(values)]
      .filter(({ length }) => length >= shortest)
      .map((value) => ({ length: value.length, matcher: new ValueMatcher(value) }));
  }

  /** What can be shown by now; the rest is held until more is known. */
  take(piece: string): string {
    const before = this.#held.length;
    const found = this.#matchers.flatMap(({ length, matcher }) =>
      matcher.ends(piece).map((end) => ({ start: before + end - length, end: before + end })),
    );
    this.#held += piece;
    this.#places = merged([...this.#places, ...found]);
    const unfinished = Math.max(0, ...this.#matchers.map(({ matcher }) => matcher.unfinished));
    return this.#release(this.#held.length - unfinished);
  }

  /** What was held: nothing follows that could make more of it. */
  end(): string {
    return this.#release(this.#held.length);
  }

  #release(cut: number): string {
    let shown = '';
    let at = 0;
    for (const { start, end } of this.#places) {
      if (start >= cut) break;
      // One that began before was told of.
      shown += this.#held.slice(at, Math.max(start, 0)) + (start < 0 ? '' : placeholder);
      at = Math.max(end, 0);
    }
    shown += at < cut ? this.#held.slice(at, cut) : '';
    this.#held = this.#held.slice(cut);
    this.#places = this.#places
      .filter(({ end }) => end > cut)
      .map(({ start, end }) => ({ start: start - cut, end: end - cut }));
    return shown;
  }
}

function merged(places: readonly Hidden[]): Hidden[] {
  const ordered = [...places].sort((one, other) => one.start - other.start);
  const apart: Hidden[] = [];
  for (const place of ordered) {
    const last = apart.at(-1);
    if (!last || place.start >= last.end) apart.push(place);
    else if (place.end > last.end) apart[apart.length - 1] = { start: last.start, end: place.end };
  }
  return apart;
}

/** The hands with the most extreme results, however many pass by. */
export class ExtremeHands<T> {
  readonly #most: number;
  readonly #kept: { readonly value: number; readonly hand: T }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** The greatest values are kept, of equal ones the first; those not above zero never. */
  add(value: number, hand: T): void {
    if (value <= 0) return;
    const last = this.#kept.at(-1);
    if (this.#kept.length === this.#most && last !== undefined && last.value >= value) return;
    const at = this.#kept.findIndex((kept) => kept.value < value);
    this.#kept.splice(at < 0 ? this.#kept.length : at, 0, { value, hand });
    this.#kept.length = Math.min(this.#kept.length, this.#most);
  }

  get list(): T[] {
    return this.#kept.map(({ hand }) => hand);
  }
}

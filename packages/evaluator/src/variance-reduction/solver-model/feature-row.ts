/** The numbers that a spot is put into, one after the other. Used again and again: a tree has many spots. */
export class FeatureRow {
  readonly #values: number[] = [];

  get values(): readonly number[] {
    return this.#values;
  }

  clear(): void {
    this.#values.length = 0;
  }

  put(value: number): void {
    this.#values.push(value);
  }

  flag(is: boolean): void {
    this.#values.push(is ? 1 : 0);
  }

  /** A number held within bounds, in units of its own. */
  bounded(value: number, { most, unit }: { readonly most: number; readonly unit: number }): void {
    this.#values.push(Math.max(0, Math.min(most, value)) / unit);
  }

  /** 1 at one place of several, 0 at the others; the last place stands for all that follow. */
  oneOf(place: number, places: number): void {
    const last = Math.min(place, places - 1);
    for (let at = 0; at < places; at += 1) this.#values.push(at === last ? 1 : 0);
  }

  /**
   * A number from 0 to 1 as weights of the two of several evenly spaced points that it lies between: a network makes any
   * broken line of it by one layer.
   */
  between(value: number, points: number): void {
    const place = Math.max(0, Math.min(1, value)) * (points - 1);
    const lower = Math.floor(place);
    const share = place - lower;
    for (let at = 0; at < points; at += 1) {
      if (at === lower) this.#values.push(1 - share);
      else this.#values.push(at === lower + 1 ? share : 0);
    }
  }
}

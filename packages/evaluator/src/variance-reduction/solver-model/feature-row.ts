/** The numbers that a spot is put into, one after the other. Used again and again: a tree has many spots. */
export class FeatureRow {
  #room = new Float64Array(64);
  #values = this.#room;
  #count = 0;

  /** Overwritten by the next spot. */
  get values(): Float64Array {
    if (this.#values.length !== this.#count) this.#values = this.#room.subarray(0, this.#count);
    return this.#values;
  }

  clear(): void {
    this.#count = 0;
    this.#room.fill(0);
  }

  put(value: number): void {
    // Before the room is looked at: it may grow.
    const at = this.#skip(1);
    this.#room[at] = value;
  }

  flag(is: boolean): void {
    const at = this.#skip(1);
    if (is) this.#room[at] = 1;
  }

  /** A number held within bounds, in units of its own. */
  bounded(value: number, { most, unit }: { readonly most: number; readonly unit: number }): void {
    this.put(Math.max(0, Math.min(most, value)) / unit);
  }

  /** 1 at one place of several, 0 at the others; the last place stands for all that follow. */
  oneOf(place: number, places: number): void {
    const first = this.#skip(places);
    this.#room[first + Math.min(place, places - 1)] = 1;
  }

  /**
   * A number from 0 to 1 as weights of the two of several evenly spaced points that it lies between: a network makes any
   * broken line of it by one layer.
   */
  between(value: number, points: number): void {
    const place = Math.max(0, Math.min(1, value)) * (points - 1);
    const lower = Math.floor(place);
    const share = place - lower;
    const first = this.#skip(points);
    this.#room[first + lower] = 1 - share;
    if (lower + 1 < points) this.#room[first + lower + 1] = share;
  }

  /** Makes room for more numbers, all 0. @returns the place of the first */
  #skip(numbers: number): number {
    const first = this.#count;
    this.#count += numbers;
    if (this.#count > this.#room.length) {
      const grown = new Float64Array(2 * this.#count);
      grown.set(this.#room);
      this.#room = grown;
    }
    return first;
  }
}

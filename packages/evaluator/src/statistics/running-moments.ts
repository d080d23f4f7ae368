/** Mean and variance of values that come one by one (Welford 1962), in their order. */
export class RunningMoments {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    this.#count += 1;
    const step = value - this.#mean;
    this.#mean += step / this.#count;
    this.#squares += step * (value - this.#mean);
  }

  get count(): number {
    return this.#count;
  }

  /** 0 before the first value. */
  get mean(): number {
    return this.#mean;
  }

  /** Sum of the squared distances from the mean. */
  get squares(): number {
    return this.#squares;
  }

  /** Divisor n − 1; undefined for fewer than two values. */
  get variance(): number | undefined {
    return this.#count < 2 ? undefined : this.#squares / (this.#count - 1);
  }
}

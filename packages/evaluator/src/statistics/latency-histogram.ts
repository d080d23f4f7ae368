/** Ratio between the bounds of a bucket: a reported quantile is at most this factor too high. */
const growth = 1.01;
const logGrowth = Math.log(growth);
/** Everything quicker falls into the first bucket, in milliseconds. */
const floor = 0.001;

/**
 * Latencies in buckets of 1 % width: flat memory however many are added, and merging two histograms gives the histogram
 * of both. Quantiles are upper bounds of their bucket, never above the slowest latency seen.
 */
export class LatencyHistogram {
  readonly #buckets = new Map<number, number>();
  #count = 0;
  #slowest = 0;

  get count(): number {
    return this.#count;
  }

  /** The slowest latency, in milliseconds. */
  get slowest(): number {
    return this.#slowest;
  }

  add(milliseconds: number): void {
    const bucket = Math.max(
      0,
      Math.ceil(Math.log(Math.max(milliseconds, floor) / floor) / logGrowth),
    );
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
    this.#count += 1;
    this.#slowest = Math.max(this.#slowest, milliseconds);
  }

  /**
   * The latency that the given share of all stays at or below (nearest rank), in milliseconds.
   * @returns undefined while empty
   */
  quantile(share: number): number | undefined {
    if (this.#count === 0) return undefined;
    const rank = Math.max(1, Math.ceil(share * this.#count));
    let seen = 0;
    for (const [bucket, count] of [...this.#buckets].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= rank) return Math.min(floor * growth ** bucket, this.#slowest);
    }
    return this.#slowest;
  }
}

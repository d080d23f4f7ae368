import { studentQuantile } from './student-quantile.ts';

const confidence = 0.95;

export interface Estimate {
  /** Mean, in the unit of the sample. */
  readonly mean: number;
  /** Sample standard deviation (divisor n − 1); undefined for fewer than two values. */
  readonly standardDeviation: number | undefined;
  readonly standardError: number | undefined;
  /** The 95 % interval by Student's t with n − 1 degrees of freedom; undefined for fewer than two values. */
  readonly interval: readonly [number, number] | undefined;
}

/** Sums over whole numbers, kept exactly: the order of adding does not matter, to the last bit. */
export class DealStatistics {
  #count = 0;
  #sum = 0n;
  #squares = 0n;

  get count(): number {
    return this.#count;
  }

  /** @param total whole chips won in one deal, over all its rotations */
  add(total: number): void {
    const exact = BigInt(total);
    this.#count += 1;
    this.#sum += exact;
    this.#squares += exact * exact;
  }

  /**
   * @param scale what one chip of a deal's total is worth in the unit of the estimate
   * @returns undefined without a single value
   */
  estimate(scale: number): Estimate | undefined {
    const count = this.#count;
    if (count === 0) return undefined;
    const mean = (Number(this.#sum) / count) * scale;
    if (count === 1) {
      return { mean, standardDeviation: undefined, standardError: undefined, interval: undefined };
    }
    const standardDeviation = Math.sqrt(this.#variance()) * scale;
    const standardError = standardDeviation / Math.sqrt(count);
    const margin = studentQuantile((1 + confidence) / 2, count - 1) * standardError;
    return { mean, standardDeviation, standardError, interval: [mean - margin, mean + margin] };
  }

  #variance(): number {
    const count = BigInt(this.#count);
    // n·Σx² − (Σx)² in whole numbers: nothing cancels, however large the sums are beside the variance.
    return Number(count * this.#squares - this.#sum * this.#sum) / Number(count * (count - 1n));
  }
}

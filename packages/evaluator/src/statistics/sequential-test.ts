import { RunningMoments } from './running-moments.ts';

export type SequentialOutcome = 'low' | 'high' | 'undecided';

export interface SequentialTestOptions {
  /** The two means between which it decides, low before high. */
  readonly bounds: readonly [number, number];
  /** Chance, about, of deciding for the high one when the low one is true. */
  readonly alpha: number;
  /** Chance, about, of deciding for the low one when the high one is true. */
  readonly beta: number;
  /** Values before the first decision: until then the variance is hardly known. */
  readonly least: number;
}

/**
 * Wald's sequential probability ratio test between two means, for values of unknown variance: the likelihood ratio of a normal
 * distribution with the variance seen so far. It decides with the fewest values on average when one of the means is true.
 *
 * Source: Wald, Sequential Analysis (1947); with an estimated variance the generalised test that chess engines are tried with
 * (Michel Van den Bergh, "A practical introduction to the GSPRT"; Stockfish's Fishtest). Error rates are approximate.
 */
export class SequentialTest {
  readonly #options: SequentialTestOptions;
  readonly #moments = new RunningMoments();
  #outcome: SequentialOutcome = 'undecided';

  constructor(options: SequentialTestOptions) {
    const [low, high] = options.bounds;
    if (!(low < high))
      throw new RangeError(`The low bound ${low} is not below the high one ${high}`);
    this.#options = options;
  }

  /** @param mayDecide false while its user knows of a reason to wait */
  add(value: number, mayDecide = true): void {
    this.#moments.add(value);
    if (mayDecide && this.#outcome === 'undecided') this.#outcome = this.#decide();
  }

  /** Once decided it stays so. */
  get outcome(): SequentialOutcome {
    return this.#outcome;
  }

  /** Log of the likelihood of the high bound over that of the low one; 0 before two values. */
  get logLikelihoodRatio(): number {
    const [low, high] = this.#options.bounds;
    const { count, mean, variance = 0 } = this.#moments;
    if (!(variance > 0)) return 0;
    return (count * (high - low) * (mean - (low + high) / 2)) / variance;
  }

  /** Log likelihood ratios at which it decides for the low and for the high bound. */
  get thresholds(): readonly [number, number] {
    const { alpha, beta } = this.#options;
    return [Math.log(beta / (1 - alpha)), Math.log((1 - beta) / alpha)];
  }

  #decide(): SequentialOutcome {
    if (this.#moments.count < this.#options.least) return 'undecided';
    const [low, high] = this.thresholds;
    const ratio = this.logLikelihoodRatio;
    if (ratio >= high) return 'high';
    return ratio <= low ? 'low' : 'undecided';
  }
}

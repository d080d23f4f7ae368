import { RunningMoments } from './running-moments.ts';

/** An interval that holds at every look, and the mean it lies around. */
export interface Bounds {
  readonly mean: number;
  /** Both ends; infinite while too little has been seen. */
  readonly interval: readonly [number, number];
}

export interface ConfidenceSequenceOptions {
  /** Share of sequences, at most, whose interval misses the mean at any look ever, e.g. 0.05. */
  readonly alpha: number;
  /** Number of values at which the interval is narrowest for its alpha; far from it it is a little wider. */
  readonly sharpestAt: number;
}

/**
 * A confidence sequence for the mean of values of unknown variance: intervals that hold all at once, so that looking after
 * every value, and stopping by what one sees, is allowed. For normal values it holds exactly; for others with finite variance as
 * the values become many (pairs of hands: tested by simulation).
 *
 * Source: the t-test with a right Haar prior on the variance and a normal prior on the effect, which is a test martingale (Lai, Annals
 * of Statistics 4, 1976; Pérez-Ortiz, Lardy, de Heide and Grünwald, arXiv 2208.07610), solved for the mean (Wang and Ramdas, arXiv
 * 2310.03722). The prior that is sharpest at a given number of values: where the width of the normal mixture is least (Waudby-Smith et
 * al., arXiv 2103.06476, the exact form of their rho), which that of the t-test goes to as values become many.
 */
export class ConfidenceSequence {
  readonly #alpha: number;
  /** How many values the prior on the effect counts for. */
  readonly #priorWeight: number;
  readonly #moments = new RunningMoments();

  constructor({ alpha, sharpestAt }: ConfidenceSequenceOptions) {
    if (!(alpha > 0 && alpha < 1)) throw new RangeError(`Alpha lies between 0 and 1, not ${alpha}`);
    this.#alpha = alpha;
    this.#priorWeight = sharpestAt / sharpestRatio(alpha);
  }

  add(value: number): void {
    this.#moments.add(value);
  }

  /** The interval as it is now; undefined before the first value. */
  get bounds(): Bounds | undefined {
    const { count, mean } = this.#moments;
    if (count === 0) return undefined;
    const margin = this.#margin();
    return { mean, interval: [mean - margin, mean + margin] };
  }

  /** Solves "the martingale for this mean is below 1 / alpha" for the distance of the mean. */
  #margin(): number {
    const { count, squares } = this.#moments;
    if (count < 2) return Number.POSITIVE_INFINITY;
    const shrunk = this.#priorWeight / (count + this.#priorWeight);
    const level = Math.exp((2 / count) * (-Math.log(this.#alpha) - Math.log(shrunk) / 2));
    const left = 1 - level * shrunk;
    if (left <= 0) return Number.POSITIVE_INFINITY;
    return Math.sqrt((squares * (level - 1)) / (count * left));
  }
}

/**
 * Values by prior weight at which the interval is narrowest: the root y of y − ln(1 + y) = −2 ln(alpha), where the derivative of
 * the width (1 + 1/y) · (ln(1 + y) − 2 ln(alpha)) is 0. It is above 0 for every alpha.
 */
function sharpestRatio(alpha: number): number {
  const log = -2 * Math.log(alpha);
  // Newton's steps from above the root, on a convex function: they only fall, and soon stop.
  let ratio = log + Math.sqrt(2 * log);
  for (let step = 0; step < 20; step += 1) {
    ratio -= ((ratio - Math.log1p(ratio) - log) * (1 + ratio)) / ratio;
  }
  return ratio;
}

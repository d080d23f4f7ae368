import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import type { AbSettings } from '../config/ab-manifest.ts';
import { type Bounds, ConfidenceSequence } from '../statistics/confidence-sequence.ts';
import { SequentialTest } from '../statistics/sequential-test.ts';

export type AbVerdict = AbSummary['verdict'];

/** Pairs before the first decision of a sequential test: until then the spread is hardly known. */
const leastPairs = 50;

/**
 * Says whether B is better than A, pair by pair. By `interval` a confidence sequence has to leave 0, or to lie within ± delta.
 * By `sprt` two sequential tests, of −delta against 0 and of 0 against delta, have to agree (Sobel and Wald 1949), each at half
 * of alpha.
 */
export class AbJudge {
  readonly #test: AbSettings['test'];
  readonly #sequence: ConfidenceSequence;
  readonly #below: SequentialTest;
  readonly #above: SequentialTest;

  /** @param pairs the most there will be; the interval is made sharpest on the way there */
  constructor(test: AbSettings['test'], pairs: number) {
    const { alpha, beta, delta } = test;
    this.#test = test;
    this.#sequence = new ConfidenceSequence({ alpha, sharpestAt: Math.max(100, pairs / 4) });
    // Below, the false alarm is "worse": deciding for −delta where 0 is true.
    const least = leastPairs;
    this.#below = new SequentialTest({ bounds: [-delta, 0], alpha: beta, beta: alpha / 2, least });
    this.#above = new SequentialTest({ bounds: [0, delta], alpha: alpha / 2, beta, least });
  }

  /** @param difference of one pair, in bb/100 */
  add(difference: number): void {
    this.#sequence.add(difference);
    this.#below.add(difference);
    this.#above.add(difference);
  }

  get bounds(): Bounds | undefined {
    return this.#sequence.bounds;
  }

  get verdict(): AbVerdict {
    return this.#test.method === 'sprt' ? this.#byTests() : this.#byInterval();
  }

  #byInterval(): AbVerdict {
    const { interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] } = this.bounds ?? {};
    const [low, high] = interval;
    const { delta } = this.#test;
    if (low > 0) return 'better';
    if (high < 0) return 'worse';
    return low > -delta && high < delta ? 'equivalent' : 'undecided';
  }

  #byTests(): AbVerdict {
    if (this.#above.outcome === 'high') return 'better';
    if (this.#below.outcome === 'low') return 'worse';
    const within = this.#above.outcome === 'low' && this.#below.outcome === 'high';
    return within ? 'equivalent' : 'undecided';
  }
}

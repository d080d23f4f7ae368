import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import type { AbSettings } from '../config/ab-manifest.ts';
import { type Bounds, ConfidenceSequence } from '../statistics/confidence-sequence.ts';
import { SequentialTest } from '../statistics/sequential-test.ts';

export type AbVerdict = AbSummary['verdict'];

/** Pairs that have to differ before there is a verdict: the spread of fewer is hardly known. */
export const leastTellingPairs = 100;

export interface AbJudgeOptions {
  readonly test: AbSettings['test'];
  /** The most there will be: where a run does not say at how many its interval is sharpest, it is at a quarter. */
  readonly pairs: number;
  /** Whether the bots are known to differ in nothing: then that nothing differs is no surprise. */
  readonly identical: boolean;
}

/**
 * Says whether B is better than A, pair by pair. By `interval` a confidence sequence has to leave 0, or to lie within ± delta.
 * By `sprt` two sequential tests, of −delta against 0 and of 0 against delta, have to agree (Sobel and Wald 1949), each at half
 * of alpha. Either way there is none before enough pairs differ: bots that hardly ever do different things would be
 * equivalent after a few pairs that came out even, whatever the one pair in a hundred costs in which they don't.
 */
export class AbJudge {
  readonly #test: AbSettings['test'];
  readonly #sequence: ConfidenceSequence;
  readonly #below: SequentialTest;
  readonly #above: SequentialTest;
  readonly #least: number;
  #telling = 0;

  constructor({ test, pairs, identical }: AbJudgeOptions) {
    const { alpha, beta, delta, sharpestAt = Math.max(100, pairs / 4) } = test;
    this.#test = test;
    this.#least = identical ? 0 : leastTellingPairs;
    this.#sequence = new ConfidenceSequence({ alpha, sharpestAt });
    // Below, the false alarm is "worse": deciding for −delta where 0 is true.
    const least = leastTellingPairs;
    this.#below = new SequentialTest({ bounds: [-delta, 0], alpha: beta, beta: alpha / 2, least });
    this.#above = new SequentialTest({ bounds: [0, delta], alpha: alpha / 2, beta, least });
  }

  /**
   * @param difference of one pair, in bb/100
   * @param differs whether the chips did: with luck taken out a pair in which both played alike is a little off 0, and tells nothing
   */
  add(difference: number, differs: boolean): void {
    if (differs) this.#telling += 1;
    this.#sequence.add(difference);
    this.#below.add(difference, this.#mayDecide);
    this.#above.add(difference, this.#mayDecide);
  }

  /** Pairs in which one won other chips than the other. */
  get telling(): number {
    return this.#telling;
  }

  /** Pairs that have yet to differ before there can be a verdict. */
  get missing(): number {
    return Math.max(0, this.#least - this.#telling);
  }

  get #mayDecide(): boolean {
    return this.#telling >= this.#least;
  }

  get bounds(): Bounds | undefined {
    return this.#sequence.bounds;
  }

  get verdict(): AbVerdict {
    return this.#test.method === 'sprt' ? this.#byTests() : this.#byInterval();
  }

  #byInterval(): AbVerdict {
    if (!this.#mayDecide) return 'undecided';
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

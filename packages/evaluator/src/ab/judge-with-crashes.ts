import type { Bounds } from '../statistics/confidence-sequence.ts';
import { AbJudge, type AbJudgeOptions, type AbVerdict } from './ab-judge.ts';
import type { Side } from './ab-schedule.ts';
import type { WorstFor } from './crashed-pairs.ts';

/** Whom a verdict speaks for. */
const favours: Readonly<Record<AbVerdict, readonly Side[]>> = {
  better: ['b'],
  worse: ['a'],
  equivalent: ['a', 'b'],
  undecided: [],
};

/**
 * Judges the pairs that were played whole, and says nothing in favour of a bot that could owe it to its crashes: pairs in which a bot
 * broke a hand don't count, and may be those that it would have lost. So there is a judge more for each side, who counts these as
 * badly for it as they could have ended, and has to come to the same verdict. A rule that a crash ends all judging would be simpler,
 * and let one crash in ten thousand hands hide that the bot is worse.
 */
export class JudgeWithCrashes {
  readonly #whole: AbJudge;
  readonly #strict: Readonly<Record<Side, AbJudge>>;
  readonly #crashed = new Set<Side>();

  constructor(options: AbJudgeOptions) {
    this.#whole = new AbJudge(options);
    this.#strict = { a: new AbJudge(options), b: new AbJudge(options) };
  }

  /** A pair that was played whole: see `AbJudge.add`. */
  add(difference: number, differs: boolean): void {
    for (const judge of [this.#whole, this.#strict.a, this.#strict.b])
      judge.add(difference, differs);
  }

  /** @param worst a pair that was not, in bb/100, for each side that broke it */
  addCrashed(worst: WorstFor): void {
    for (const side of ['a', 'b'] as const) {
      const difference = worst[side];
      if (difference === undefined) continue;
      this.#crashed.add(side);
      this.#strict[side].add(difference, true);
    }
  }

  /** By the pairs that were played whole, whoever crashed in others. */
  get judged(): AbVerdict {
    return this.#whole.verdict;
  }

  get verdict(): AbVerdict {
    return this.doubted.length === 0 ? this.judged : 'undecided';
  }

  /** Those whose crashes could have made the verdict, which is in their favour. */
  get doubted(): readonly Side[] {
    const { judged } = this;
    return favours[judged].filter(
      (side) => this.#crashed.has(side) && this.#strict[side].verdict !== judged,
    );
  }

  get bounds(): Bounds | undefined {
    return this.#whole.bounds;
  }

  /** Pairs in which one won other chips than the other. */
  get telling(): number {
    return this.#whole.telling;
  }

  /** Pairs that have yet to differ before there can be a verdict. */
  get missing(): number {
    return this.#whole.missing;
  }
}

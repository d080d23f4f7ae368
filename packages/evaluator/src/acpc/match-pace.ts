import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import type { SeatedBot } from '../match/bot.ts';
import type { ServeScore } from './serve-score.ts';

/** Least time between two progress events, in milliseconds. */
const pace = 100;

export interface MatchPaceOptions {
  readonly clock: Clock;
  readonly tell: Tell;
  readonly score: ServeScore;
  readonly of: number;
  /** Of hands that were on file before. */
  readonly degradedHands: number;
}

/** How fast a match goes, and telling it at a pace that a terminal can follow. */
export class MatchPace {
  readonly #options: MatchPaceOptions;
  #firstAt: number | undefined;
  #lastAt = 0;
  #toldAt = Number.NEGATIVE_INFINITY;
  #degraded: number;
  /** In this process. */
  #played = 0;

  constructor(options: MatchPaceOptions) {
    this.#options = options;
    this.#degraded = options.degradedHands;
  }

  /** From the end of the first hand on: before it, players were waited for. Undefined for fewer than two hands. */
  get handsPerSecond(): number | undefined {
    if (this.#firstAt === undefined || this.#played < 2) return undefined;
    return ((this.#played - 1) * 1_000) / Math.max(0.001, this.#lastAt - this.#firstAt);
  }

  /** Hands in which an advisor of our bot was late or failed. */
  get degradedHands(): number {
    return this.#degraded;
  }

  /** To be called after every hand; the last one is always told. */
  step(seated: SeatedBot | undefined): void {
    const { clock, tell, score, of } = this.#options;
    const now = clock.monotonic();
    this.#firstAt ??= now;
    this.#lastAt = now;
    this.#played += 1;
    if (seated?.notes.some(({ degraded }) => degraded)) this.#degraded += 1;
    if (now - this.#toldAt < pace && score.hands < of) return;
    this.#toldAt = now;
    const { estimator, ...leading } = score.leading;
    tell({
      type: 'progress',
      hands: score.hands,
      of,
      ...leading,
      ...(estimator === null ? {} : { estimator }),
      handsPerSecond: this.handsPerSecond ?? 0,
      degradedHands: this.#degraded,
    });
  }
}

import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import type { ShadowScore } from './score/shadow-score.ts';

/** Least time between two progress events, in milliseconds. */
const pace = 100;

export interface ShadowProgressOptions {
  readonly clock: Clock;
  readonly tell: Tell;
  readonly score: ShadowScore;
  readonly of: number;
}

/** Tells how far a run is, at a pace that a terminal can follow. */
export class ShadowProgress {
  readonly #options: ShadowProgressOptions;
  readonly #startedAt: number;
  readonly #before: number;
  #toldAt: number;

  constructor(options: ShadowProgressOptions) {
    this.#options = options;
    this.#startedAt = options.clock.monotonic();
    this.#toldAt = this.#startedAt;
    this.#before = options.score.decisions;
  }

  /** To be called after every decision; the last one is always told. */
  step(): void {
    const { clock, score, of, tell } = this.#options;
    const { decisions, agreementRate, degradedDecisions } = score;
    const now = clock.monotonic();
    if (now - this.#toldAt < pace && decisions < of) return;
    this.#toldAt = now;
    const seconds = Math.max(now - this.#startedAt, 1) / 1000;
    tell({
      type: 'progress',
      suite: 'shadow',
      decisions,
      of,
      agreementRate,
      decisionsPerSecond: (decisions - this.#before) / seconds,
      degradedDecisions,
    });
  }
}

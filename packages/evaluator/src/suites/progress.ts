import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import type { RunScore } from '../score/run-score.ts';

/** Least time between two progress events, in milliseconds. */
const pace = 100;

export interface ProgressOptions {
  readonly clock: Clock;
  readonly tell: Tell;
  readonly score: RunScore;
  readonly of: number;
}

/** Tells how far a run is, at a pace that a terminal can follow. */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #startedAt: number;
  readonly #handsBefore: number;
  #toldAt: number;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#startedAt = options.clock.monotonic();
    this.#toldAt = this.#startedAt;
    this.#handsBefore = options.score.hands;
  }

  /** To be called when hands were added; the last one is always told. */
  step(): void {
    const { clock, score, of } = this.#options;
    const now = clock.monotonic();
    if (now - this.#toldAt < pace && score.hands < of) return;
    this.#toldAt = now;
    this.#tell(now);
  }

  #tell(now: number): void {
    const { tell, score, of } = this.#options;
    const { estimate } = score.winRate;
    const seconds = Math.max(now - this.#startedAt, 1) / 1000;
    tell({
      type: 'progress',
      hands: score.hands,
      of,
      bbPer100: estimate?.bbPer100 ?? null,
      interval: estimate?.interval ?? null,
      handsPerSecond: (score.hands - this.#handsBefore) / seconds,
      degradedHands: score.health.degradedHands,
    });
  }
}

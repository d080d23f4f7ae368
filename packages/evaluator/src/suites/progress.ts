import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import type { LineScore } from '../score/line-score.ts';

/** Least time between two progress events, in milliseconds. */
const pace = 100;

export interface ProgressOptions {
  readonly clock: Clock;
  readonly tell: Tell;
  readonly score: LineScore;
  readonly of: number;
}

/** Tells how far a run is, at a pace that a terminal can follow. */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #startedAt: number;
  readonly #handsBefore: number;
  #toldAt: number;
  #playedAt: number;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#startedAt = options.clock.monotonic();
    this.#toldAt = this.#startedAt;
    this.#playedAt = this.#startedAt;
    this.#handsBefore = options.score.hands;
  }

  /** To be called when hands were added. @param last to be told in any case */
  step(last: boolean): void {
    const now = this.#options.clock.monotonic();
    this.#playedAt = now;
    if (now - this.#toldAt < pace && !last) return;
    this.#toldAt = now;
    this.#tell();
  }

  /** In this process, from its first hand on; undefined where it has played none. */
  get handsPerSecond(): number | undefined {
    const hands = this.#options.score.hands - this.#handsBefore;
    const seconds = Math.max(this.#playedAt - this.#startedAt, 1) / 1000;
    return hands === 0 ? undefined : hands / seconds;
  }

  #tell(): void {
    const { tell, score, of } = this.#options;
    tell({
      type: 'progress',
      hands: score.hands,
      of,
      handsPerSecond: this.handsPerSecond ?? 0,
      ...score.progress,
    });
  }
}

import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';

/** Least time between two events, and before the first, in milliseconds: what is quick needs none. */
const pace = 250;

export interface ScanProgressOptions {
  readonly clock: Clock;
  readonly tell: Tell;
  /** As people are told of it. */
  readonly source: string;
  /** Bytes of all files. */
  readonly of: number;
}

/** Tells how far a source is looked over, at a pace that a terminal can follow. */
export class ScanProgress {
  readonly #options: ScanProgressOptions;
  #bytes = 0;
  #toldAt: number;

  constructor(options: ScanProgressOptions) {
    this.#options = options;
    this.#toldAt = options.clock.monotonic();
  }

  readonly addBytes = (bytes: number): void => {
    this.#bytes += bytes;
  };

  /** To be called after every hand. @param hands so far */
  step(hands: number): void {
    const { clock, tell, source, of } = this.#options;
    const now = clock.monotonic();
    if (now - this.#toldAt < pace) return;
    this.#toldAt = now;
    tell({ type: 'scanning', suite: 'shadow', source, hands, bytes: this.#bytes, of });
  }
}

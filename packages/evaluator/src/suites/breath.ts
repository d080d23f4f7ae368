import { setImmediate } from 'node:timers/promises';
import type { Clock } from '@poker-bot/shared/clock/clock';

/** Longest time without a turn of the event loop, in milliseconds. */
const longest = 20;

/**
 * Lets the event loop turn now and then: with advisors that answer at once hands follow each other without ever waiting, and
 * neither signals nor timers would be heard.
 */
export class Breath {
  readonly #clock: Clock;
  #last: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#last = clock.monotonic();
  }

  async take(): Promise<void> {
    if (this.#clock.monotonic() - this.#last < longest) return;
    await setImmediate();
    this.#last = this.#clock.monotonic();
  }
}

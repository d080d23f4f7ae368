import type { Clock } from '@poker-bot/shared/clock/clock';

/** A clock that stands still unless it is moved. */
export class FakeClock implements Clock {
  time: number;

  constructor(time = Date.UTC(2026, 0, 31, 12)) {
    this.time = time;
  }

  now(): number {
    return this.time;
  }

  monotonic(): number {
    return this.time;
  }
}

import type { HealthOutcome } from '../protocol.ts';

interface Waiter {
  readonly timer: NodeJS.Timeout;
  settle(outcome: HealthOutcome): void;
}

/** Those who wait until a unit is healthy or has failed. */
export class Waiters {
  readonly #waiting = new Set<Waiter>();

  /** Resolves with what `settle` is told, or after the time with what `onTimeout` gives. */
  wait(timeoutMs: number, onTimeout: () => HealthOutcome): Promise<HealthOutcome> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        timer: setTimeout(() => {
          this.#waiting.delete(waiter);
          resolve(onTimeout());
        }, timeoutMs),
        settle: resolve,
      };
      this.#waiting.add(waiter);
    });
  }

  settle(outcome: HealthOutcome): void {
    for (const waiter of this.#waiting) {
      clearTimeout(waiter.timer);
      waiter.settle(outcome);
    }
    this.#waiting.clear();
  }
}

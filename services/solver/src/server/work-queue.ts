import { setImmediate } from 'node:timers/promises';

/**
 * Does computations one at a time. Between two of them the process answers what came in meanwhile, such as health checks
 * and cancellations, so work that nobody waits for any more is not begun.
 */
export class WorkQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Rejects with the reason of the signal when it fires before the turn comes. */
  run<Result>(work: () => Result, signal: AbortSignal): Promise<Result> {
    const turn = this.#last.then(async () => {
      await setImmediate();
      signal.throwIfAborted();
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

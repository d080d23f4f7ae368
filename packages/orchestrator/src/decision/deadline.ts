export interface Deadline {
  readonly milliseconds: number;
  /** Ends the wait early: what needs no waiting is still done. */
  readonly signal?: AbortSignal | undefined;
}

/** Waits for work that never rejects, but not past the deadline. Tells whether the work was done in time. */
export function waitAtMost(
  work: Promise<unknown>,
  { milliseconds, signal }: Deadline,
): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (inTime: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      resolve(inTime);
    };
    const timer = setTimeout(() => finish(false), milliseconds);
    const giveUp = () => setImmediate(() => finish(false));
    void work.then(() => finish(true));
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });
}

export interface Deadline {
  readonly milliseconds: number;
  /** Ends the wait at once. */
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
    const giveUp = () => finish(false);
    const timer = setTimeout(giveUp, milliseconds);
    void work.then(() => finish(true));
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });
}

/** Milliseconds that a unit has to be healthy for its earlier ends to be forgotten. */
export const healthyReset = 30_000;
const firstDelay = 100;
const longestDelay = 5_000;
/** Ends in a row that make a crash loop. */
export const crashLoop = 3;
/** Exit codes of the error catalogue that the same start would give again: wrong input, or something missing here. */
const lastingExitCodes: readonly (number | null)[] = [2, 3];

export interface Ended {
  readonly exitCode: number | null;
  /** Ends in a row without a healthy stretch, this one included. */
  readonly attempts: number;
  /** Whether it has been healthy since it was asked to start. */
  readonly wasHealthy: boolean;
}

export type AfterEnd =
  | { readonly action: 'restart'; readonly delayMs: number; readonly crashLoop: boolean }
  | { readonly action: 'give-up' };

/**
 * What follows the end of a unit that nobody asked to stop. A unit that never worked is given up, since somebody is waiting
 * for the reason; one that has worked is tried for ever, because what it needs may come back while nobody looks.
 */
export function afterEnd({ exitCode, attempts, wasHealthy }: Ended): AfterEnd {
  const hopeless = exitCode === 0 || lastingExitCodes.includes(exitCode) || attempts >= crashLoop;
  if (!wasHealthy && hopeless) return { action: 'give-up' };
  const delayMs = Math.min(longestDelay, firstDelay * 2 ** (attempts - 1));
  return { action: 'restart', delayMs, crashLoop: attempts >= crashLoop };
}

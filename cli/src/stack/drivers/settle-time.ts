import type { Clock } from '@poker-bot/shared/clock/clock';
import type { HealthCheck } from '@poker-bot/shared/health/health-answer';

/** Time that a program without a check has to run to count as one that works, in milliseconds: a bad start ends sooner. */
export const settleTime = 1_500;

/** The same for whoever waits no longer than `timeoutMs` for it to work. */
export function settleTimeWithin(timeoutMs: number): number {
  return Math.min(settleTime, timeoutMs / 2);
}

/** Looks at a run that nobody can ask: what counts is that it goes on. */
export function steadyRun(clock: Clock, settleMs: number): HealthCheck {
  const settled = clock.monotonic() + settleMs;
  return {
    check: async () =>
      clock.monotonic() >= settled
        ? { state: 'healthy', detail: 'running' }
        : { state: 'not-ready', detail: 'it has only just been started' },
    close: () => undefined,
  };
}

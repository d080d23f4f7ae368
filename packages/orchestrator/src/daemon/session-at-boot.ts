import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '@poker-bot/shared/log/log';
import { sessionRequestSchema } from '../session/session-request.ts';
import type { SessionSupervisor } from '../session/session-supervisor.ts';

/** Time that the services of a stack which starts as a whole have to come up before play begins without them. */
const graceMs = 5_000;
const lookEveryMs = 50;

export interface BootOptions {
  readonly sessionId: string;
  readonly supervisor: SessionSupervisor;
  readonly log: Log;
  readonly signal: AbortSignal;
  isReady(): boolean;
}

/** Starts the session asked for by the environment. What keeps it from starting is logged, and the daemon idles. */
export async function startAtBoot(options: BootOptions): Promise<void> {
  const { sessionId, supervisor, log, signal, isReady } = options;
  try {
    for (let waited = 0; waited < graceMs && !isReady(); waited += lookEveryMs) {
      await wait(lookEveryMs, undefined, { signal });
    }
    if (!isReady()) log.warn('session starts before all services answer', { session: sessionId });
    await supervisor.start(sessionRequestSchema.parse({ sessionId }));
  } catch (error) {
    if (!signal.aborted) log.error('session not started', { session: sessionId, error });
  }
}

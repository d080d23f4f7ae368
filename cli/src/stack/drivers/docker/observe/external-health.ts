import type { UnitSpec } from '../../../unit-spec.ts';
import { createHealthCheck } from '../../health/create-health-check.ts';
import type { RememberedUnit } from '../docker-state.ts';
import type { StateAndDetail } from './container-state.ts';

/** Longest wait for one answer, in milliseconds. */
const answerWithin = 2_000;

/** Asks a unit from outside, once. */
export async function externalState(
  { kind, health }: Pick<RememberedUnit, 'kind' | 'health'>,
  workspace: string,
): Promise<StateAndDetail> {
  const check = createHealthCheck({ kind, health, workingDirectory: workspace });
  try {
    const { state, detail } = await check.check(answerWithin);
    if (state === 'healthy') return { state: 'healthy' };
    return { state: state === 'silent' ? 'hung' : 'unhealthy', detail };
  } finally {
    check.close();
  }
}

/** Time between two questions to a unit that is awaited, in milliseconds. */
const askEvery = 100;

export interface AwaitExternalOptions {
  readonly unit: UnitSpec;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Told of each answer but the one that ends the waiting. */
  onAnswer?(detail: string): void;
}

/** Asks again and again until it is healthy. Gives what the last answer said when the time is over. */
export async function awaitExternal(options: AwaitExternalOptions): Promise<string | undefined> {
  const { unit, timeoutMs, signal, onAnswer } = options;
  const check = createHealthCheck(unit);
  const end = performance.now() + timeoutMs;
  try {
    for (;;) {
      const { state, detail } = await check.check(answerWithin);
      if (state === 'healthy') return undefined;
      onAnswer?.(detail);
      if (signal.aborted || performance.now() >= end) return detail;
      await new Promise((resolve) => setTimeout(resolve, askEvery));
    }
  } finally {
    check.close();
  }
}

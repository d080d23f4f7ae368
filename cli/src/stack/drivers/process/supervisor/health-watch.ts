import { setTimeout as delay } from 'node:timers/promises';
import type { HealthAnswer, HealthCheck } from '@poker-bot/shared/health/health-answer';

export type Verdict = 'healthy' | 'unhealthy' | 'hung' | 'starting';

/** Times in milliseconds. */
export interface HealthPace {
  /** Between looks at a unit that is starting. */
  readonly starting: number;
  /** Between looks at one that is healthy, or has been. */
  readonly running: number;
  /** Longest wait for one answer. */
  readonly timeout: number;
}

export const usualPace: HealthPace = { starting: 30, running: 1_000, timeout: 2_000 };

/** Looks without an answer in a row that make a unit hung. */
const silentLooks = 3;
/** Looks in a row at the quicker pace before a unit that takes long is looked at less often. */
const eagerLooks = 300;
/** Bad looks in a row that make a healthy unit unhealthy; one may be bad luck on a busy machine. */
const badLooks = 2;

export interface HealthWatchOptions {
  readonly check: HealthCheck;
  readonly pace: HealthPace;
  onVerdict(verdict: Verdict, detail: string): void;
}

/** Looks at a unit again and again until stopped. */
export function watchHealth(options: HealthWatchOptions): { stop(): void } {
  const stopping = new AbortController();
  void watch(options, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      options.check.close();
    },
  };
}

async function watch({ check, pace, onVerdict }: HealthWatchOptions, signal: AbortSignal) {
  const judge = createJudge();
  let looks = 0;
  while (!signal.aborted) {
    const answer = await check.check(pace.timeout);
    if (signal.aborted) return;
    const verdict = judge(answer);
    onVerdict(verdict, answer.detail);
    looks = verdict === 'healthy' ? 0 : looks + 1;
    const eager = verdict !== 'healthy' && looks < eagerLooks;
    const pause = eager ? pace.starting : pace.running;
    await delay(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Turns answers into verdicts. Before the first good answer everything but silence is `starting`. */
export function createJudge(): (answer: HealthAnswer) => Verdict {
  let current: Verdict = 'starting';
  let silent = 0;
  let bad = 0;
  return ({ state }) => {
    silent = state === 'silent' ? silent + 1 : 0;
    bad = state === 'healthy' ? 0 : bad + 1;
    if (state === 'healthy') current = 'healthy';
    else if (silent >= silentLooks) current = 'hung';
    else if (current !== 'starting' && bad >= badLooks) current = 'unhealthy';
    return current;
  };
}

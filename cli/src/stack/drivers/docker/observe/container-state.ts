import type { UnitState } from '../../../observed-stack.ts';
import { type HealthLook, isSilent, isSilentForLong, lastWords } from './health-words.ts';

/** The part of a container's state, as the engine tells it, that matters here. */
export interface EngineState {
  readonly Status: string;
  readonly ExitCode: number;
  readonly OOMKilled: boolean;
  /** Why the engine could not start it. */
  readonly Error: string;
  readonly Health?:
    | { readonly Status: string; readonly Log?: readonly HealthLook[] | null }
    | undefined;
}

export interface StateAndDetail {
  readonly state: UnitState;
  readonly detail?: string | undefined;
}

export interface Run {
  /** Whether it has gone on for long enough to count as one that works. */
  readonly settled: boolean;
}

/** The state of a unit by that of its container. Pure. */
export function unitState(engine: EngineState, run: Run): StateAndDetail {
  switch (engine.Status) {
    case 'running':
      return runningState(engine, run);
    case 'paused':
      return { state: 'hung', detail: 'it is paused' };
    case 'restarting':
      return { state: 'restarting', detail: describeEnd(engine) };
    case 'created':
      return { state: 'stopped' };
    case 'removing':
      return { state: 'stopped', detail: 'it is being removed' };
    default:
      return { state: 'failed', detail: describeEnd(engine) };
  }
}

/** How a container ended. */
export function describeEnd({ ExitCode, OOMKilled, Error: reason }: EngineState): string {
  if (OOMKilled) return `killed because it reached its memory limit (exit code ${ExitCode})`;
  if (reason) return reason;
  const signal = signalOf(ExitCode);
  return signal === undefined ? `exit code ${ExitCode}` : `ended by ${signal}`;
}

/** The signal that an exit code stands for, where a container's first process tells it so. */
export function signalOf(exitCode: number): string | undefined {
  return signals[exitCode];
}

/** 128 and the signal's number; not SIGINT, after which programs of ours end with 130 by themselves. */
const signals: Readonly<Record<number, string>> = {
  129: 'SIGHUP',
  132: 'SIGILL',
  134: 'SIGABRT',
  135: 'SIGBUS',
  136: 'SIGFPE',
  137: 'SIGKILL',
  139: 'SIGSEGV',
  143: 'SIGTERM',
};

function runningState({ Health }: EngineState, { settled }: Run): StateAndDetail {
  const looks = Health?.Log ?? [];
  const detail = lastWords(looks);
  switch (Health?.Status) {
    case 'starting':
      return { state: isSilentForLong(looks) ? 'hung' : 'starting', detail };
    case 'unhealthy':
      return { state: isSilent(looks) ? 'hung' : 'unhealthy', detail };
    case 'healthy':
      return { state: 'healthy' };
    default:
      // One without a check can do its work as long as it runs; one that ends again and again only seems to.
      return { state: settled ? 'healthy' : 'starting' };
  }
}

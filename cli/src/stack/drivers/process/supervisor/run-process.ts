import { identify, type ProcessIdentity } from '../../../process-identity.ts';
import type { UnitSpec } from '../../../unit-spec.ts';
import { readLines } from '../../line-reader.ts';
import { spawnUnit } from './spawn-unit.ts';

/** Wait for the last output of a process that has ended, in milliseconds: something it left behind may hold the pipe. */
const outputDeadline = 500;

export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Why the system did not even start it, such as `ENOENT`. */
  readonly spawnError?: string | undefined;
}

export interface RunningProcess {
  readonly identity: ProcessIdentity | undefined;
  /** Resolves after the end, when all output has been seen. */
  readonly ended: Promise<ProcessEnd>;
  terminate(): void;
  /** Ends the process and everything it started, at once. */
  kill(): void;
}

/** Starts one run of a unit. Never throws: a start that fails is an end. */
export function runProcess(unit: UnitSpec, onLine: (line: string) => void): RunningProcess {
  const { child, output, killGroup } = spawnUnit(unit);
  for (const stream of output) readLines(stream, onLine);
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      killGroup();
      resolve({ exitCode: null, signal: null, spawnError: error.code ?? error.message });
    });
    child.once('exit', (exitCode, signal) => {
      killGroup();
      const end = () => resolve({ exitCode, signal });
      child.once('close', end);
      setTimeout(end, outputDeadline).unref();
    });
  });
  return {
    identity: child.pid === undefined ? undefined : identify(child.pid),
    ended,
    terminate: () => void child.kill('SIGTERM'),
    kill: killGroup,
  };
}

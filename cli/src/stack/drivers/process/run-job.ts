import type { JobOptions } from '../../driver.ts';
import { readLines } from '../line-reader.ts';
import { spawnUnit } from './supervisor/spawn-unit.ts';

/** Time that an interrupted job has to end by itself, in milliseconds. */
const interruptGrace = 10_000;
/** What a shell reports for a command that a signal has ended. */
const signalExitCode = 128;
const signalNumbers: Readonly<Record<string, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/**
 * Runs a job as a child of this process. It has its own process group, so Ctrl-C reaches it once, through `signal`; and a
 * watchdog, so it does not outlive a command that is killed.
 */
export function runJob({ unit, args, onLine, onErrorLine, signal }: JobOptions): Promise<number> {
  const { child, killGroup } = spawnUnit({ ...unit, args: [...unit.args, ...args] });
  if (child.stdout) readLines(child.stdout, onLine);
  if (child.stderr) readLines(child.stderr, onErrorLine);
  let timer: NodeJS.Timeout | undefined;
  const interrupt = () => {
    child.kill('SIGINT');
    timer = setTimeout(killGroup, interruptGrace);
  };
  if (signal.aborted) interrupt();
  signal.addEventListener('abort', interrupt, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      killGroup();
      reject(error);
    });
    child.once('exit', killGroup);
    child.once('close', (exitCode, endedBy) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', interrupt);
      resolve(exitCode ?? signalExitCode + (signalNumbers[endedBy ?? ''] ?? 0));
    });
  });
}

import { closeSync, openSync, readFileSync, readlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { isRunning, startTimeOf } from './running-process.ts';

/** What the file of a lock holds. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** Containers may have a host name in common, and their processes are still not seen. Empty where the system does not say. */
  readonly processes: string;
  /** Tells the process from a later one of the same number; empty where the system does not say. */
  readonly startTime: string;
  /** Unique to this holding. */
  readonly token: string;
}

/** How often an owner shows that it is alive. Milliseconds. */
export const beatMs = 10_000;
/** So long one that cannot be asked counts as alive after it was last seen. Milliseconds. */
export const longestSilenceMs = 60_000;

/** Left by a power cut: nobody holds it. */
const torn: LockOwner = { pid: 0, host: '', processes: '', startTime: '', token: 'torn' };

export function thisOwner(token: string): LockOwner {
  const { pid } = process;
  return { pid, host: hostname(), processes: seenProcesses(), startTime: startTimeOf(pid), token };
}

/** @returns undefined where there is no lock */
export function readOwner(path: string): LockOwner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockOwner;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return torn;
    throw error;
  }
}

/** Whether its process is one that this one can ask the system for. */
export function isOfHere({ host, processes }: LockOwner): boolean {
  return host === hostname() && processes === seenProcesses();
}

/** @param silenceMs since it was last seen; below 0 where a clock was set back */
export function isAlive(owner: LockOwner, silenceMs: number): boolean {
  const { pid, startTime } = owner;
  if (owner.token === torn.token) return false;
  if (isOfHere(owner)) return isRunning(pid) && startTimeOf(pid) === startTime;
  return Math.abs(silenceMs) < longestSilenceMs;
}

/**
 * Shows that the owner of a lock is alive, by writing the same again: the time of the file is then that of the machine which keeps it, for
 * all hosts alike.
 *
 * @returns false where the lock is another's
 */
export function beat(path: string, owner: LockOwner): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  try {
    const text = JSON.stringify(owner);
    if (readFileSync(descriptor, 'utf8') !== text) return false;
    writeSync(descriptor, text, 0);
    return true;
  } finally {
    closeSync(descriptor);
  }
}

/** Names the processes that this one sees, on Linux. */
function seenProcesses(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

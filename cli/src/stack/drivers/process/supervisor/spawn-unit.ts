import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { UnitSpec } from '../../../unit-spec.ts';

/**
 * The shell becomes the unit (`exec`), as the leader of its own process group. In that group stays a watchdog that reads
 * from a pipe whose other end only the supervisor holds: when the supervisor ends, however it does, the read returns and
 * the watchdog kills the group, also a unit whose event loop hangs. It names no process id but 0, its own group, and is
 * itself a member of it, so a number that the system has given to somebody else is never hit.
 */
const script = '{ read -r _ <&3; kill -KILL 0; } </dev/null >/dev/null 2>&1 & exec "$@" 3<&-';

export interface SpawnedUnit {
  readonly child: ChildProcess;
  readonly output: readonly Readable[];
  /** Kills whatever is left of the unit and its children. Safe at any time. */
  killGroup(): void;
}

export function spawnUnit(unit: UnitSpec): SpawnedUnit {
  const child = spawn('/bin/sh', ['-c', script, 'sh', unit.command, ...unit.args], {
    cwd: unit.workingDirectory,
    env: unit.environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const leash = child.stdio[3] as Writable | null | undefined;
  leash?.on('error', () => undefined);
  return {
    child,
    output: [child.stdout, child.stderr].filter((stream) => stream !== null),
    killGroup: () => {
      leash?.destroy();
      killIfRunning(child);
    },
  };
}

/** Somebody may have killed the watchdog. While the child is not collected its number is its own. */
function killIfRunning(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended a moment ago.
  }
}

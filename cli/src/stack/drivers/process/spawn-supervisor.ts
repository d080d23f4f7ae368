import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { leaveToOwner, makeFolder } from '../../../folder-owner.ts';
import type { ProcessPaths } from './process-paths.ts';

export interface SpawnSupervisorOptions {
  readonly paths: ProcessPaths;
  /** The supervisor's own program. */
  readonly entry: string;
  readonly fingerprintKey: string;
  /** What every process needs of the surroundings, such as `PATH`; no secret. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Starts the supervisor so that it outlives this process, and returns when its socket answers.
 *
 * @throws PokerbotError `SUPERVISOR_UNREACHABLE` with what it wrote
 */
export async function spawnSupervisor(options: SpawnSupervisorOptions): Promise<void> {
  const { paths, entry, fingerprintKey, environment } = options;
  makeFolder(paths.logs);
  const log = join(paths.logs, 'supervisor.log');
  const output = openSync(log, 'a', 0o600);
  leaveToOwner(log);
  const child = spawn(process.execPath, [entry, paths.workspace], {
    cwd: paths.workspace,
    env: environment,
    detached: true,
    stdio: ['pipe', output, output, 'pipe'],
  });
  closeSync(output);
  child.stdin?.on('error', () => undefined);
  // Not as an argument: everybody on the machine can read those.
  child.stdin?.end(JSON.stringify({ paths, fingerprintKey }));
  const ready = await firstWord(child);
  child.unref();
  if (ready) return;
  throw new PokerbotError('SUPERVISOR_UNREACHABLE', {
    message: `The supervisor ended as soon as it was started: ${lastLineOf(log)}`,
    details: { entry, log },
  });
}

function firstWord(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const pipe = child.stdio[3] as Readable;
    const settle = (ready: boolean) => {
      pipe.destroy();
      resolve(ready);
    };
    pipe.once('data', () => settle(true));
    pipe.once('error', () => settle(false));
    child.once('error', () => settle(false));
    child.once('exit', () => settle(false));
  });
}

function lastLineOf(path: string): string {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.findLast((line) => /error|cannot/i.test(line)) ?? lines.at(-1) ?? 'it wrote nothing';
}

import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileFault } from '@poker-bot/logger/journal/file-fault';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { RunFolder } from './run-folder.ts';

/** Keeps two processes of one machine from playing the same run. A lock whose owner is gone is taken over. */
export class RunLock {
  readonly #path: string;

  /** @throws PokerbotError `RUN_BUSY` naming the owner */
  constructor(folder: RunFolder) {
    this.#path = folder.file('lock');
    if (this.#take()) return;
    const owner = readOwner(this.#path);
    if (owner !== undefined && isAlive(owner)) {
      throw new PokerbotError('RUN_BUSY', {
        message: `Process ${owner.pid} is playing run \`${folder.runId}\``,
        details: { runId: folder.runId, pid: owner.pid },
      });
    }
    rmSync(this.#path, { force: true });
    if (!this.#take()) {
      throw new PokerbotError('RUN_BUSY', {
        message: `Another process has just taken run \`${folder.runId}\``,
        details: { runId: folder.runId },
      });
    }
  }

  release(): void {
    rmSync(this.#path, { force: true });
  }

  #take(): boolean {
    try {
      const descriptor = openSync(this.#path, 'wx');
      writeFileSync(descriptor, JSON.stringify({ pid: process.pid, host: hostname() }));
      closeSync(descriptor);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw fileFault(this.#path, error);
    }
  }
}

interface Owner {
  readonly pid: number;
  readonly host: string;
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    // Gone, or its writer died before it had written: nobody owns it.
    return undefined;
  }
}

/** An owner in another container or on another machine cannot be asked, and this process is not its own rival. */
function isAlive({ pid, host }: Owner): boolean {
  if (host !== hostname() || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileFault } from '@poker-bot/logger/journal/file-fault';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { RunFolder } from './run-folder.ts';
import { isRunning, startTimeOf } from './running-process.ts';

/**
 * Keeps two processes of one machine from playing the same run. A lock whose owner is gone is taken over.
 *
 * The file appears by `link`, so it is whole or absent. Of several processes that find the same dead owner one takes over:
 * each first needs the lock that is named after that holding, and looks again once it has it.
 */
export class RunLock {
  readonly #path: string;
  readonly #token = randomUUID();

  /** @throws PokerbotError `RUN_BUSY` naming the owner */
  constructor(folder: RunFolder) {
    this.#path = folder.file('lock');
    const draft = `${this.#path}.${this.#token}.draft`;
    let rival: Owner | undefined;
    try {
      writeFileSync(draft, JSON.stringify(this.#owner()));
      rival = acquire(this.#path, draft);
    } catch (error) {
      throw fileFault(this.#path, error);
    } finally {
      rmSync(draft, { force: true });
    }
    if (rival === undefined) return;
    throw new PokerbotError('RUN_BUSY', {
      message: `Process ${rival.pid} is playing run \`${folder.runId}\``,
      details: { runId: folder.runId, pid: rival.pid },
    });
  }

  release(): void {
    if (readOwner(this.#path)?.token === this.#token) rmSync(this.#path, { force: true });
  }

  #owner(): Owner {
    const { pid } = process;
    return { pid, host: hostname(), startTime: startTimeOf(pid), token: this.#token };
  }
}

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Tells the process from a later one of the same number; empty where the system does not say. */
  readonly startTime: string;
  /** Unique to this holding. */
  readonly token: string;
}

/** Left by a power cut: nobody holds it. */
const torn: Owner = { pid: 0, host: '', startTime: '', token: 'torn' };

/** Takes the lock, or gives its owner. */
function acquire(path: string, draft: string): Owner | undefined {
  for (;;) {
    if (linked(draft, path)) return undefined;
    const owner = readOwner(path);
    if (owner === undefined) continue;
    if (isAlive(owner)) return owner;
    const claim = `${path}.${owner.token}`;
    const rival = acquire(claim, draft);
    if (rival !== undefined) return rival;
    try {
      if (readOwner(path)?.token === owner.token) {
        const copy = `${draft}.copy`;
        linkSync(draft, copy);
        renameSync(copy, path);
        return undefined;
      }
    } finally {
      rmSync(claim, { force: true });
    }
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return torn;
    throw error;
  }
}

/** An owner in another container or on another machine cannot be asked. */
function isAlive({ pid, host, startTime }: Owner): boolean {
  return host === hostname() && isRunning(pid) && startTimeOf(pid) === startTime;
}

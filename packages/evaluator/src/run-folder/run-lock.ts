import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileFault } from '@poker-bot/logger/journal/file-fault';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import {
  beat,
  beatMs,
  isAlive,
  isOfHere,
  type LockOwner,
  longestSilenceMs,
  readOwner,
  thisOwner,
} from './lock-owner.ts';
import type { RunFolder } from './run-folder.ts';

/**
 * Keeps two processes from playing the same run. A lock whose owner is gone is taken over: one of this machine that runs no more, one in
 * another container or on another machine that was not seen for a minute. Where the time of files stood still for its owner, as in a
 * container that is paused, it finds that out before it writes again.
 *
 * The file appears by `link`, so it is whole or absent. Of several processes that find the same dead owner one takes over:
 * each first needs the lock that is named after that holding, and looks again once it has it.
 */
export class RunLock {
  readonly #folder: RunFolder;
  readonly #path: string;
  readonly #owner = thisOwner(randomUUID());
  readonly #timer: NodeJS.Timeout;

  /** @throws PokerbotError `RUN_BUSY` naming the owner */
  constructor(folder: RunFolder) {
    this.#folder = folder;
    this.#path = folder.file('lock');
    const draft = `${this.#path}.${this.#owner.token}.draft`;
    let rival: Rival | undefined;
    try {
      writeFileSync(draft, JSON.stringify(this.#owner));
      rival = acquire(this.#path, draft);
    } catch (error) {
      throw fileFault(this.#path, error);
    } finally {
      rmSync(draft, { force: true });
    }
    if (rival !== undefined) throw busy(folder, rival);
    this.#timer = setInterval(() => this.#beat(), beatMs).unref();
  }

  /**
   * To be asked before something of the run is written.
   * @throws PokerbotError `RUN_BUSY` when this process was not seen for so long that another one took the run over
   */
  requireHeld(): void {
    const owner = readOwner(this.#path);
    if (owner?.token === this.#owner.token) return;
    if (owner !== undefined) throw busy(this.#folder, { owner, silenceMs: 0 });
    const { runId } = this.#folder;
    throw new PokerbotError('RUN_BUSY', {
      message: `Another process took over run \`${runId}\` while this one stood still`,
      details: { runId },
    });
  }

  /** While much is done at a stretch no timer is heard. */
  keepAlive(): void {
    this.#beat();
  }

  release(): void {
    clearInterval(this.#timer);
    if (readOwner(this.#path)?.token === this.#owner.token) rmSync(this.#path, { force: true });
  }

  #beat(): void {
    try {
      beat(this.#path, this.#owner);
    } catch {
      // A disk that is full or gone is told by what is written next.
    }
  }
}

/**
 * Who plays a run, found without writing anything.
 *
 * @param now of this machine, in milliseconds since 1970
 * @returns undefined where nobody does
 */
export function playerOf(folder: RunFolder, now: number): LockOwner | undefined {
  const rival = rivalOf(folder.file('lock'), now);
  return rival !== undefined && isAlive(rival.owner, rival.silenceMs) ? rival.owner : undefined;
}

interface Rival {
  readonly owner: LockOwner;
  /** Since it was last seen. */
  readonly silenceMs: number;
}

function busy({ runId }: RunFolder, { owner, silenceMs }: Rival): PokerbotError {
  const { pid, host } = owner;
  const message = `Process ${pid} is playing run \`${runId}\``;
  const details = { runId, pid, host };
  if (isOfHere(owner)) return new PokerbotError('RUN_BUSY', { message, details });
  const seen = Math.max(0, Math.round(silenceMs / 1000));
  const freeInSeconds = Math.max(1, Math.ceil((longestSilenceMs - silenceMs) / 1000));
  return new PokerbotError('RUN_BUSY', {
    message: `${message} on host \`${host}\`, last seen ${seen} s ago`,
    next: [
      `Wait for it to finish, or stop it; if that container or machine is gone, the run is free in ${freeInSeconds} s`,
    ],
    details: { ...details, freeInSeconds },
  });
}

/** Takes the lock, or gives who has it. */
function acquire(path: string, draft: string): Rival | undefined {
  for (;;) {
    if (linked(draft, path)) return undefined;
    // Both times are those of the machine that keeps the files, which may have another clock than this one.
    const found = rivalOf(path, statSync(draft).mtimeMs);
    if (found === undefined) continue;
    const { owner, silenceMs } = found;
    if (isAlive(owner, silenceMs)) return found;
    const claim = `${path}.${owner.token}`;
    const rival = acquire(claim, draft);
    if (rival !== undefined) return rival;
    try {
      const still = rivalOf(path, statSync(draft).mtimeMs);
      if (still?.owner.token === owner.token && !isAlive(owner, still.silenceMs)) {
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

function rivalOf(path: string, now: number): Rival | undefined {
  const owner = readOwner(path);
  if (owner === undefined) return undefined;
  const seenAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return seenAt === undefined ? undefined : { owner, silenceMs: now - seenAt };
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

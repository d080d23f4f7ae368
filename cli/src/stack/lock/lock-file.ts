import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { leaveToOwner, makeFolder } from '../../folder-owner.ts';
import { identify, isAlive, isProcessIdentity, type ProcessIdentity } from '../process-identity.ts';

/** Who holds a lock. */
export interface LockOwner extends ProcessIdentity {
  /** Unique to this holding. */
  readonly token: string;
  /** What the owner is doing, such as `up`. */
  readonly verb: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

const damaged: LockOwner = { pid: 0, startTime: '', token: 'damaged', verb: '', since: 0 };

export interface HeldLock {
  release(): void;
}

export interface TryLockOptions {
  readonly path: string;
  readonly verb: string;
  readonly now: number;
}

/**
 * Takes the lock, also from an owner that is dead, or says who holds it.
 *
 * The file appears by `link`, so it is whole or absent. Only one process can ever take over from one holding: it first
 * needs the lock named after the dead owner's token, and looks again once it has that.
 */
export function tryLock(options: TryLockOptions): HeldLock | LockOwner {
  const self = identify(process.pid);
  if (!self) throw new Error('This process cannot be found in the process table');
  const owner: LockOwner = { ...self, token: randomUUID(), verb: options.verb, since: options.now };
  makeFolder(dirname(options.path));
  const draft = `${options.path}.${owner.token}.draft`;
  try {
    writeFileSync(draft, JSON.stringify(owner));
    leaveToOwner(draft);
    const holder = acquire(options.path, draft);
    return holder ?? { release: () => release(options.path, owner.token) };
  } finally {
    rmSync(draft, { force: true });
  }
}

export function isHeld(outcome: HeldLock | LockOwner): outcome is HeldLock {
  return 'release' in outcome;
}

function acquire(path: string, draft: string): LockOwner | undefined {
  for (;;) {
    if (linked(draft, path)) return undefined;
    const holder = readOwner(path);
    if (!holder) continue;
    if (isAlive(holder)) return holder;
    const claim = `${path}.${holder.token}`;
    const rival = acquire(claim, draft);
    if (rival) return rival;
    try {
      if (readOwner(path)?.token === holder.token) {
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

/** The owner on record, or undefined when the lock is free by now. */
export function readOwner(path: string): LockOwner | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isOwner(owner) ? owner : damaged;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    // An empty or torn file is left by a power cut: nobody can hold it.
    if (error instanceof SyntaxError) return damaged;
    throw error;
  }
}

/** Lacking any of these, nobody could be told from others, and the lock would be held for ever. */
function isOwner(value: unknown): value is LockOwner {
  return isProcessIdentity(value) && 'token' in value && typeof value.token === 'string';
}

function release(path: string, token: string): void {
  if (readOwner(path)?.token === token) rmSync(path, { force: true });
}

import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type HeldLock, isHeld, type LockOwner, tryLock } from './lock-file.ts';

/** Time between two looks at a lock that somebody else holds, in milliseconds. */
const lookEvery = 50;

export interface WorkspaceLockOptions {
  readonly workspace: string;
  /** The command, as others will be told. */
  readonly verb: string;
  readonly wait: boolean;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called once, with the owner that is waited for. */
  onWait(owner: LockOwner): void;
}

/**
 * Takes the one lock of a workspace that every command which changes its stack holds.
 *
 * @throws PokerbotError `LOCKED` when it is held and waiting is not wanted; `INTERRUPTED`
 */
export async function lockWorkspace(options: WorkspaceLockOptions): Promise<HeldLock> {
  const path = join(options.workspace, '.pokerbot/lock');
  let told = false;
  for (;;) {
    const outcome = tryLock({ path, verb: options.verb, now: options.clock.now() });
    if (isHeld(outcome)) return outcome;
    if (!options.wait) throw locked(outcome);
    if (!told) options.onWait(outcome);
    told = true;
    await waitOrStop(options.signal);
  }
}

async function waitOrStop(signal: AbortSignal): Promise<void> {
  try {
    await delay(lookEvery, undefined, { signal });
  } catch (cause) {
    throw new PokerbotError('INTERRUPTED', { message: 'Interrupted while waiting', cause });
  }
}

function locked(owner: LockOwner): PokerbotError {
  const since = new Date(owner.since).toISOString();
  return new PokerbotError('LOCKED', {
    message: `\`pokerbot ${owner.verb}\` (process ${owner.pid}) is changing this workspace since ${since}`,
    details: { pid: owner.pid, verb: owner.verb, since },
  });
}

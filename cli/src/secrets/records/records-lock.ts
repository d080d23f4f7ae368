import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
// The one lock of this program that survives its owner; it knows nothing of stacks.
import { type HeldLock, isHeld, type LockOwner, tryLock } from '../../stack/lock/lock-file.ts';

/** Time between two looks at a lock that somebody else holds, in milliseconds. */
const lookEvery = 25;
/** Longest wait; every call of a store has a shorter deadline. In milliseconds. */
const patience = 60_000;

export interface RecordsLockOptions {
  readonly path: string;
  /** The command, as others will be told. */
  readonly verb: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Takes the one lock of a scope that whoever changes its secrets holds: stores have no transactions.
 *
 * @throws PokerbotError `SECRETS_LOCKED` when it is held for too long; `INTERRUPTED`
 */
export async function lockRecords(options: RecordsLockOptions): Promise<HeldLock> {
  const { path, verb, clock, signal } = options;
  const end = performance.now() + patience;
  for (;;) {
    signal.throwIfAborted();
    const outcome = tryLock({ path, verb, now: clock.now() });
    if (isHeld(outcome)) return outcome;
    if (performance.now() > end) throw locked(outcome);
    await delay(lookEvery, undefined, { signal });
  }
}

function locked(owner: LockOwner): PokerbotError {
  const since = new Date(owner.since).toISOString();
  return new PokerbotError('SECRETS_LOCKED', {
    message: `\`pokerbot ${owner.verb}\` (process ${owner.pid}) is changing the secrets of this workspace since ${since}`,
    details: { pid: owner.pid, verb: owner.verb, since },
  });
}

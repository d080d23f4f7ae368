import type { Clock } from '@poker-bot/shared/clock/clock';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type HeldLock, isHeld, tryLock } from '../../stack/lock/lock-file.ts';
import type { SecretPaths } from '../secret-paths.ts';

/**
 * Rotations of a workspace, of secrets and of certificates, are worked on by one command at a time.
 *
 * @throws PokerbotError `SECRETS_LOCKED` while another command rotates
 */
export function lockRotations(
  { rotationLock: path }: SecretPaths,
  { verb, clock }: { readonly verb: string; readonly clock: Clock },
): HeldLock {
  const lock = tryLock({ path, verb, now: clock.now() });
  if (isHeld(lock)) return lock;
  throw new PokerbotError('SECRETS_LOCKED', {
    message: `\`pokerbot ${lock.verb}\` (process ${lock.pid}) is rotating secrets of this workspace`,
    details: { pid: lock.pid, verb: lock.verb },
  });
}

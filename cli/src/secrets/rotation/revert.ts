import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { currentOf } from '../records/version-changes.ts';
import { note } from './note-step.ts';
import type { OpenRotation } from './open-rotation.ts';
import { retireVersion, revokeStrays } from './revoke.ts';
import type { RotationParts } from './rotation-parts.ts';
import type { RotationBegun } from './rotation-step.ts';

/**
 * Brings the old value back, and says why.
 *
 * @throws PokerbotError always: `KEY_REFUSED` when nothing had been switched, else `ROTATION_REVERTED`
 */
export async function revert(
  parts: RotationParts,
  open: OpenRotation,
  cause?: unknown,
): Promise<never> {
  const { secret, from, to } = open.begun;
  const reason = open.reverting ?? '';
  parts.listen({ type: 'reverting', reason });
  const before = await takeBack(parts, open);
  if (before === 'untouched') {
    throw new PokerbotError('KEY_REFUSED', {
      message: `The new \`${secret}\` was not taken. ${reason}. Nothing was changed`,
      details: { secret, version: to },
    });
  }
  const after = from === undefined ? 'No version is in use' : `Version ${from} is in use again`;
  throw new PokerbotError('ROTATION_REVERTED', {
    message: `The rotation of \`${secret}\` was taken back: ${reason}. ${after}, version ${to} is kept`,
    details: { secret, from, to, reason },
    cause,
  });
}

/**
 * Brings the old value back wherever the new one has got to, and ends the rotation; tells whether the new one had been in use. What is
 * in use is asked of the records: the journal may not have heard of the last step. May be repeated.
 */
export async function takeBack(
  parts: RotationParts,
  { begun, switched }: OpenRotation,
): Promise<'untouched' | 'taken back'> {
  const { secrets, consumers, clock } = parts;
  const isInUse = currentOf(secrets.record(begun.secret))?.version === begun.to;
  const hasMoved = switched || isInUse;
  if (hasMoved) {
    const units = await consumers.running(begun.secret);
    const until = clock.now() + begun.graceMs;
    if (isInUse && begun.from === undefined) await secrets.withdraw(begun.secret, begun.to, until);
    else if (isInUse) await secrets.promote(begun.secret, Number(begun.from), until);
    for (const unit of units) await consumers.replace(unit);
  } else {
    await dropIfNew(parts, begun);
  }
  note(parts, begun.rotation, { step: 'reverted' });
  return hasMoved ? 'taken back' : 'untouched';
}

/** A version that was in use before stays: whoever refused it may have been the wrong one to ask. */
async function dropIfNew(parts: RotationParts, begun: RotationBegun): Promise<void> {
  const versions = parts.secrets.record(begun.secret)?.versions ?? [];
  const isNew = versions.some(({ version, state }) => version === begun.to && state === 'pending');
  if (isNew) await retireVersion(parts, begun.secret, begun.to);
  else await revokeStrays(parts, begun);
}

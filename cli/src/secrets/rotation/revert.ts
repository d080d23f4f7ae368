import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
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
  await takeBack(parts, open);
  if (!open.switched) {
    throw new PokerbotError('KEY_REFUSED', {
      message: `The new \`${secret}\` was not taken. ${reason}. Nothing was changed`,
      details: { secret, version: to },
    });
  }
  throw new PokerbotError('ROTATION_REVERTED', {
    message: `The rotation of \`${secret}\` was taken back: ${reason}. Version ${from} is in use again, version ${to} is kept`,
    details: { secret, from, to, reason },
    cause,
  });
}

/** Brings the old value back wherever the new one has got to, and ends the rotation. May be repeated. */
export async function takeBack(
  parts: RotationParts,
  { begun, switched }: OpenRotation,
): Promise<void> {
  const { secrets, consumers } = parts;
  if (!switched) {
    await dropIfNew(parts, begun);
  } else if (begun.from !== undefined) {
    await secrets.promote(begun.secret, begun.from, parts.clock.now() + begun.graceMs);
    for (const unit of await consumers.running(begun.secret)) await consumers.replace(unit);
  }
  note(parts, begun.rotation, { step: 'reverted' });
}

/** A version that was in use before stays: whoever refused it may have been the wrong one to ask. */
async function dropIfNew(parts: RotationParts, begun: RotationBegun): Promise<void> {
  const versions = parts.secrets.record(begun.secret)?.versions ?? [];
  const isNew = versions.some(({ version, state }) => version === begun.to && state === 'pending');
  if (isNew) await retireVersion(parts, begun.secret, begun.to);
  else await revokeStrays(parts, begun);
}

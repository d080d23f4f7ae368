import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { note } from './note-step.ts';
import type { OpenRotation } from './open-rotation.ts';
import type { RotationParts } from './rotation-parts.ts';
import type { RotationBegun } from './rotation-step.ts';

/**
 * Brings the old value back wherever the new one has got to. The new one stays in the store as one that was not taken.
 *
 * @throws PokerbotError always: `KEY_REFUSED` when nothing had been switched, else `ROTATION_REVERTED`
 */
export async function revert(
  parts: RotationParts,
  { begun, switched, reverting }: OpenRotation,
  cause?: unknown,
): Promise<never> {
  const { secrets, consumers, listen } = parts;
  const reason = reverting ?? '';
  listen({ type: 'reverting', reason });
  if (!switched) {
    await dropIfNew(parts, begun);
    note(parts, begun.rotation, { step: 'reverted' });
    throw new PokerbotError('KEY_REFUSED', {
      message: `The new \`${begun.secret}\` was not taken. ${reason}. Nothing was changed`,
      details: { secret: begun.secret, version: begun.to },
    });
  }
  if (begun.from !== undefined) {
    await secrets.promote(begun.secret, begun.from, parts.clock.now() + begun.graceMs);
    for (const unit of await consumers.running(begun.secret)) await consumers.replace(unit);
  }
  note(parts, begun.rotation, { step: 'reverted' });
  throw new PokerbotError('ROTATION_REVERTED', {
    message: `The rotation of \`${begun.secret}\` was taken back: ${reason}. Version ${begun.from} is in use again, version ${begun.to} is kept`,
    details: { secret: begun.secret, from: begun.from, to: begun.to, reason },
    cause,
  });
}

/** A version that was in use before stays: whoever refused it may have been the wrong one to ask. */
async function dropIfNew({ secrets }: RotationParts, begun: RotationBegun): Promise<void> {
  const versions = secrets.record(begun.secret)?.versions ?? [];
  const isNew = versions.some(({ version, state }) => version === begun.to && state === 'pending');
  if (isNew) await secrets.retire(begun.secret, begun.to);
}

import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SecretPaths } from '../secret-paths.ts';
import { openRotations } from './open-rotation.ts';
import { RotationJournal } from './rotation-journal.ts';

/**
 * A value that is put into use beside a rotation would be replaced by an older one when that goes on.
 *
 * @throws PokerbotError `ROTATION_OPEN`
 */
export function refuseWhileOpen({ rotation }: SecretPaths, name: string): void {
  const open = openRotations(new RotationJournal(rotation).read()).find(
    ({ begun }) => begun.secret === name,
  );
  if (!open) return;
  throw new PokerbotError('ROTATION_OPEN', {
    message: `A rotation of \`${name}\` that began ${open.begun.at} has not ended. Nothing was stored`,
    details: { secret: name, from: open.begun.from, to: open.begun.to },
  });
}

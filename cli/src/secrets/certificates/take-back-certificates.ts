import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { CertificateParts } from './certificate-parts.ts';
import { concerned, frameAt, installFrame, isInstalled } from './install-frame.ts';
import { note } from './note-certificate-step.ts';
import type { OpenCertificates } from './open-certificates.ts';
import { tidy } from './wire-files.ts';

/**
 * Brings back what was in use, and says why.
 *
 * @throws PokerbotError `ROTATION_REVERTED` always, unless going back fails
 */
export async function revertCertificates(
  parts: CertificateParts,
  open: OpenCertificates,
  cause?: unknown,
): Promise<never> {
  const { written, frames } = open.begun;
  const reason = open.reverting ?? '';
  parts.listen({ type: 'reverting', reason });
  await takeBackCertificates(parts, open);
  const version = frameAt(open.begun, 0).version;
  throw new PokerbotError('ROTATION_REVERTED', {
    message: `The rotation of the certificate \`${written}\` was taken back: ${reason}. Version ${version} is in use again`,
    details: { path: written, from: version, to: frames.at(-1)?.version, reason },
    cause,
  });
}

/**
 * Goes back from wherever the new files have got to, frame by frame as it went there, and ends the rotation. May be repeated.
 *
 * @throws the first failure of a unit, once every unit had its turn; the rotation has not ended then
 */
export async function takeBackCertificates(
  parts: CertificateParts,
  open: OpenCertificates,
): Promise<void> {
  const { begun } = open;
  for (let index = backFrom(parts, open); index >= 0; index -= 1) {
    note(parts, begun.rotation, { step: 'returning', frame: index });
    await installFrame(parts, open, index);
    await replaceAll(parts, concerned(begun, Math.min(index + 1, begun.frames.length - 1)));
  }
  tidy(parts.files, begun.place);
  const last = begun.frames.at(-1)?.version ?? 0;
  if (parts.shelf.version(last)?.state === 'pending') await parts.shelf.retire(last);
  note(parts, begun.rotation, { step: 'reverted' });
}

/** The frame to go back to first. What was cut off in the middle of a frame may have got to a unit that started by itself. */
function backFrom(parts: CertificateParts, open: OpenCertificates): number {
  if (open.returning !== undefined) return open.returning;
  return isInstalled(parts, open, open.installed) ? open.installed - 1 : open.installed;
}

async function replaceAll(parts: CertificateParts, units: readonly string[]): Promise<void> {
  const failures: unknown[] = [];
  for (const unit of await parts.units.running(units)) {
    parts.listen({ type: 'replacing', unit });
    try {
      await parts.units.replace(unit);
      parts.listen({ type: 'replaced', unit });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

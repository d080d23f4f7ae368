import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { CertificateParts } from './certificate-parts.ts';
import type { CertificatesBegun } from './certificate-step.ts';
import { concerned, frameAt, installFrame } from './install-frame.ts';
import { note } from './note-certificate-step.ts';
import { type OpenCertificates, openCertificates } from './open-certificates.ts';
import { revertCertificates } from './take-back-certificates.ts';

/** What a rotation of a certificate came to. */
export interface CertificateOutcome {
  readonly begun: CertificatesBegun;
  /** Units that were started anew. */
  readonly replaced: readonly string[];
}

/**
 * Takes a rotation from wherever it stands to its end: frame after frame, and in each unit after unit, so that at every moment any two
 * units understand each other. Nothing here removes what was in use before.
 *
 * @throws PokerbotError `ROTATION_REVERTED`, `CERTIFICATE_CHANGED`, `INTERRUPTED`
 */
export async function carryCertificates(
  parts: CertificateParts,
  rotation: string,
): Promise<CertificateOutcome> {
  const found = find(parts, rotation);
  if (parts.signal.aborted) throw interruptedAt(found);
  if (found.reverting !== undefined) return await revertCertificates(parts, found);
  const { begun } = found;
  const replaced = new Set<string>();
  try {
    for (let index = Math.max(1, found.installed); index < begun.frames.length; index += 1) {
      for (const unit of await reach(parts, begun, index)) replaced.add(unit);
    }
  } catch (cause) {
    if (parts.signal.aborted) throw interruptedAt(found, cause);
    if (cause instanceof PokerbotError && cause.code === 'CERTIFICATE_CHANGED') throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    note(parts, rotation, { step: 'reverting', reason });
    return await revertCertificates(parts, find(parts, rotation), cause);
  }
  await conclude(parts, begun);
  return { begun, replaced: [...replaced] };
}

/** One unit after the other: the next only when the one before is healthy and shows what it should. */
async function reach(
  parts: CertificateParts,
  begun: CertificatesBegun,
  index: number,
): Promise<readonly string[]> {
  const { rotation, place, frames } = begun;
  const frame = frameAt(begun, index);
  const isNew = find(parts, rotation).installed < index;
  await installFrame(parts, { begun }, index);
  if (isNew) {
    note(parts, rotation, { step: 'installed', frame: index });
    const what = frameAt(begun, index - 1).version === frame.version ? 'trust' : 'certificate';
    parts.listen({ type: 'installed', what, version: frame.version });
  }
  const done = new Set(find(parts, rotation).replaced);
  const units = await parts.units.running(concerned(begun, index));
  for (const unit of units) {
    if (parts.signal.aborted) throw new Error('interrupted');
    if (!done.has(unit)) await replace(parts, begun, { unit, index });
    const detail = await parts.units.confirm(unit, {
      place,
      frame,
      isItsOwn: begun.readers.includes(unit),
      as: frames[index + 1] ?? frame,
    });
    if (detail !== undefined) parts.listen({ type: 'confirmed', unit, detail });
  }
  return units;
}

async function replace(
  parts: CertificateParts,
  { rotation }: CertificatesBegun,
  { unit, index }: { readonly unit: string; readonly index: number },
): Promise<void> {
  parts.listen({ type: 'replacing', unit });
  await parts.units.replace(unit);
  note(parts, rotation, { step: 'replaced', frame: index, unit });
  parts.listen({ type: 'replaced', unit });
}

/** The old authority is trusted until the grace is over, where it is not gone already. */
async function conclude(parts: CertificateParts, begun: CertificatesBegun): Promise<void> {
  const { rotation, frames, narrowTo, graceMs } = begun;
  const last = frameAt(begun, frames.length - 1);
  const isTrustNew = frameAt(begun, 0).trust !== last.trust || narrowTo !== undefined;
  if (isTrustNew) {
    const until = new Date(parts.clock.now() + graceMs).toISOString();
    await parts.shelf.settleTrust(last.version, {
      trust: narrowTo ?? last.trust,
      narrowAfter: narrowTo === undefined ? undefined : until,
    });
  }
  note(parts, rotation, { step: 'finished' });
}

function find({ journal }: CertificateParts, rotation: string): OpenCertificates {
  const open = openCertificates(journal.read()).find(({ begun }) => begun.rotation === rotation);
  if (!open) throw new Error(`The journal has no open rotation \`${rotation}\``);
  return open;
}

function interruptedAt({ begun }: OpenCertificates, cause?: unknown): PokerbotError {
  return new PokerbotError('INTERRUPTED', {
    message: `Interrupted while the certificate \`${begun.written}\` was rotated`,
    next: ['`pokerbot secrets rotate --resume` goes on where it stopped.'],
    cause,
  });
}

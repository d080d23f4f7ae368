import { randomUUID } from 'node:crypto';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type CertificateOutcome, carryCertificates } from './carry-certificates.ts';
import { digestOf } from './certificate-facts.ts';
import type { CertificateParts } from './certificate-parts.ts';
import type { PlacePaths } from './certificate-step.ts';
import type { CertificateVersion } from './certificate-version.ts';
import { note } from './note-certificate-step.ts';
import { openCertificates } from './open-certificates.ts';
import { type FramePlan, planFrames } from './plan-frames.ts';
import { type Candidate, refuseStranding } from './prepare-certificates.ts';
import type { CertificatePlace } from './transport-units.ts';
import { readContents } from './wire-files.ts';

export interface CertificateWish {
  readonly place: CertificatePlace;
  /** Time that what was in use stays kept and trusted after the end, in milliseconds. */
  readonly graceMs: number;
  /** Account that rotates. */
  readonly by: string;
}

/**
 * Rotates to a certificate that was checked. Everything that the way there and back needs is kept before the journal begins, and the
 * journal begins before a file of the units is touched.
 *
 * @throws PokerbotError as `carryCertificates` does
 */
export async function rotateCertificate(
  parts: CertificateParts,
  { identity, trust, before }: Candidate,
  wish: CertificateWish,
): Promise<CertificateOutcome> {
  const { shelf } = parts;
  const { place, graceMs } = wish;
  await dropPending(parts);
  const at = place.certificate;
  const trustOf = (pem: string | null) => (pem === null ? null : shelf.keepTrust(pem));
  const inUse = { place: at, trust: trustOf(before.authority), inUse: true };
  const from = await shelf.keep(before, inUse);
  const isSame = before.certificate === identity.certificate;
  const fresh = { place: at, trust: trustOf(trust), inUse: false };
  const to = isSame ? from : await shelf.keep(identity, fresh);
  const { frames, narrowTo } = planFrames(
    { version: from, trust: before.authority },
    { version: to, trust },
    { narrowAtOnce: graceMs === 0 },
  );
  return await begin(parts, wish, { frames, narrowTo });
}

/**
 * Stops trusting the authorities of before, once nothing that units show is of them.
 *
 * @throws PokerbotError `ROTATION_OPEN`, `CERTIFICATE_REFUSED`, and what `carryCertificates` throws
 */
export async function narrowTrust(
  parts: CertificateParts,
  wish: CertificateWish & { readonly version: CertificateVersion },
): Promise<CertificateOutcome | undefined> {
  const { shelf, files } = parts;
  const { place, version } = wish;
  if (version.trust === null) return undefined;
  refuseWhileOpen(parts);
  const trust = shelf.trust(version.trust);
  const before = readContents(files, pathsOf(place));
  refuseStranding(parts, place, trust);
  // Somebody has put another certificate there by hand: whom it takes is not known.
  if (digestOf(before.certificate) !== version.digest || before.authority === null)
    return undefined;
  const number = version.version;
  const frames = [before.authority, trust].map((each) => ({ version: number, trust: each }));
  return await begin(parts, wish, { frames, narrowTo: undefined });
}

async function begin(
  parts: CertificateParts,
  { place, graceMs, by }: CertificateWish,
  { frames, narrowTo }: FramePlan,
): Promise<CertificateOutcome> {
  const { shelf } = parts;
  const rotation = randomUUID();
  note(parts, rotation, {
    step: 'begun',
    written: place.written,
    place: pathsOf(place),
    frames: frames.map(({ version, trust }) => ({
      version,
      trust: trust === null ? null : shelf.keepTrust(trust),
    })),
    ...(narrowTo !== undefined && { narrowTo: shelf.keepTrust(narrowTo) }),
    readers: place.readers,
    trusting: place.trusting,
    graceMs,
    by,
  });
  return await carryCertificates(parts, rotation);
}

export function pathsOf({ certificate, key, authority }: CertificatePlace): PlacePaths {
  return { certificate, key, authority: authority ?? null };
}

/** @throws PokerbotError `ROTATION_OPEN` */
export function refuseWhileOpen({ journal }: Pick<CertificateParts, 'journal'>): void {
  const [open] = openCertificates(journal.read());
  if (!open) return;
  throw new PokerbotError('ROTATION_OPEN', {
    message: `A rotation of the certificate \`${open.begun.written}\` that began ${open.begun.at} has not ended. Nothing was changed`,
    details: { path: open.begun.written },
  });
}

/** What a rotation that never began has left: no journal names it. */
async function dropPending({ shelf }: CertificateParts): Promise<void> {
  for (const { version, state } of shelf.versions) {
    if (state === 'pending') await shelf.retire(version);
  }
}

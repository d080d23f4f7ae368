import type { CertificateParts } from './certificate-parts.ts';
import type { CertificatesBegun, Frame } from './certificate-step.ts';
import type { OpenCertificates } from './open-certificates.ts';
import { holds, install } from './wire-files.ts';

/** A frame of a rotation. @throws Error for one that it does not have */
export function frameAt({ frames }: CertificatesBegun, index: number): Frame {
  const frame = frames[index];
  if (!frame) throw new Error(`The rotation has no frame ${index}`);
  return frame;
}

/** Units that a step between two neighbouring frames concerns. */
export function concerned(begun: CertificatesBegun, index: number): readonly string[] {
  const [before, after] = [frameAt(begun, index - 1), frameAt(begun, index)];
  return [
    ...new Set([
      ...(before.version === after.version ? [] : begun.readers),
      ...(before.trust === after.trust ? [] : begun.trusting),
    ]),
  ];
}

export function isInstalled(
  parts: CertificateParts,
  open: OpenCertificates,
  index: number,
): boolean {
  const wanted = parts.shelf.contents(frameAt(open.begun, index));
  return holds(parts.files, open.begun.place, wanted);
}

/**
 * Makes the files of the units those of a frame, and the records say so. May be repeated.
 *
 * @throws PokerbotError `CERTIFICATE_CHANGED` where somebody else has written them
 */
export async function installFrame(
  { shelf, files, clock }: Pick<CertificateParts, 'clock' | 'files' | 'shelf'>,
  { begun }: Pick<OpenCertificates, 'begun'>,
  index: number,
): Promise<void> {
  const { place, frames, graceMs } = begun;
  const frame = frameAt(begun, index);
  const known = frames.map((each) => shelf.contents(each));
  const wanted = shelf.contents(frame);
  if (place.authority !== null && files.read(place.authority) !== wanted.authority) {
    await shelf.tellTrust(frame);
  }
  install(files, place, { wanted, known });
  const retireAfter = new Date(clock.now() + graceMs).toISOString();
  await shelf.promote(frame.version, { retireAfter });
}

import { Secret } from '@poker-bot/shared/secret/secret';
import type { CertificateParts } from './certificate-parts.ts';
import { installFrame } from './install-frame.ts';
import { openCertificates } from './open-certificates.ts';
import { isPair } from './wire-files.ts';

/**
 * Puts right what a power cut has left between two files that are one: a certificate with the key of another, with which no unit would
 * start. The rotation stays open. Gives the paths of the certificates that were put right.
 */
export async function repairCertificates(
  parts: Pick<CertificateParts, 'clock' | 'files' | 'journal' | 'shelf'>,
): Promise<string[]> {
  const repaired: string[] = [];
  for (const open of openCertificates(parts.journal.read())) {
    const { place, written } = open.begun;
    const certificate = parts.files.read(place.certificate) ?? '';
    const key = new Secret(parts.files.read(place.key) ?? '');
    if (isPair({ certificate, key })) continue;
    await installFrame(parts, open, open.returning ?? open.installed);
    repaired.push(written);
  }
  return repaired;
}

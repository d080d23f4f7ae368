import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { nothingDone, type RotateResult } from '../rotation/rotate.ts';
import type { CertificateOutcome } from './carry-certificates.ts';
import type { CertificateSite } from './certificate-site.ts';
import { certificateName } from './certificate-version.ts';
import { openCertificates } from './open-certificates.ts';
import { retireCertificates } from './retire-certificates.ts';
import { rotatedCertificate } from './rotated-certificate.ts';

/** Whatever stops a rotation in its middle, its error says that there is something to end. */
export async function told<T>({ parts }: CertificateSite, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const open = openCertificates(parts.journal.read()).length > 0;
    if (!open || !isPokerbotError(error) || hasItsWay.has(error.code)) throw error;
    const { code, message, next, details } = error;
    const hint =
      'The rotation of the certificate has not ended: `pokerbot secrets rotate --resume` goes on, `--abandon` takes it back.';
    throw new PokerbotError(code, { message, next: [...next, hint], details, cause: error });
  }
}

/** Codes whose remedy is the same already. */
const hasItsWay: ReadonlySet<string> = new Set([
  'CERTIFICATE_CHANGED',
  'ROTATION_OPEN',
  'INTERRUPTED',
]);

/** What a command has come to; old certificates whose grace is over are removed on the way. */
export async function concluded(
  { parts }: CertificateSite,
  {
    outcomes,
    abandoned = [],
  }: { readonly outcomes: readonly CertificateOutcome[]; readonly abandoned?: readonly string[] },
): Promise<RotateResult> {
  const retired = await retireCertificates(parts);
  return {
    ...nothingDone,
    certificates: outcomes.map((outcome) => rotatedCertificate(parts.shelf.versions, outcome)),
    abandoned,
    retired: retired.map((version) => ({ secret: certificateName, version })),
  };
}

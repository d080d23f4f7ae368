import type { RotateResult } from '../rotation/rotate.ts';
import type { CertificateOutcome } from './carry-certificates.ts';
import type { CertificateVersion } from './certificate-version.ts';

/** What a rotation of a certificate came to, for whoever gave the command. */
export function rotatedCertificate(
  versions: readonly CertificateVersion[],
  { begun, replaced }: CertificateOutcome,
): RotateResult['certificates'][number] {
  const [from, to] = [begun.frames[0]?.version, begun.frames.at(-1)?.version];
  const found = versions.find(({ version }) => version === to);
  if (!found || from === undefined) throw new Error('A rotation that has ended is recorded');
  const { version, fingerprint, subject, serial, notAfter, narrowAfter } = found;
  const old = versions.find((each) => each.version === from && each.state === 'previous');
  return {
    path: begun.written,
    from,
    version,
    fingerprint,
    subject,
    serial,
    notAfter,
    replaced,
    waiting: begun.readers.filter((unit) => !replaced.includes(unit)),
    retireAfter: old?.retireAfter ?? null,
    narrowAfter: narrowAfter ?? null,
  };
}

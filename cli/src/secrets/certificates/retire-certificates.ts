import type { CertificateParts } from './certificate-parts.ts';
import type { CertificateVersion } from './certificate-version.ts';
import { openCertificates } from './open-certificates.ts';

type Parts = Pick<CertificateParts, 'shelf' | 'journal' | 'clock'>;

/** Removes old certificates whose grace has passed; none while a rotation may need them. Gives their versions. */
export async function retireCertificates({ shelf, journal, clock }: Parts): Promise<number[]> {
  if (openCertificates(journal.read()).length > 0) return [];
  const due = shelf.versions.filter(
    ({ state, retireAfter }) =>
      state === 'previous' && retireAfter !== undefined && Date.parse(retireAfter) <= clock.now(),
  );
  for (const { version } of due) await shelf.retire(version);
  return due.map(({ version }) => version);
}

/** Certificates beside whose authority that of before is still trusted, though its grace is over. */
export function widelyTrusted({
  shelf,
  clock,
}: Pick<Parts, 'shelf' | 'clock'>): CertificateVersion[] {
  return shelf.versions.filter(
    ({ state, narrowAfter }) =>
      state === 'current' && narrowAfter !== undefined && Date.parse(narrowAfter) <= clock.now(),
  );
}

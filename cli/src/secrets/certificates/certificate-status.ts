import { readFileSync, statSync } from 'node:fs';
import { Secret } from '@poker-bot/shared/secret/secret';
import { digestOf, factsOf } from './certificate-facts.ts';
import { readCertificateRecords } from './certificate-records.ts';
import { type CertificateSummary, known, type RecordsAt, validity } from './certificate-summary.ts';
import { type CertificatePlace, certificatePlaces, type TransportSite } from './transport-units.ts';
import { isPair } from './wire-files.ts';

/** The certificates that the units read, as they lie there. Unlocks nothing. */
export function certificateStatus(
  site: TransportSite,
  { records, now }: RecordsAt,
): CertificateSummary[] {
  const versions = readCertificateRecords(records);
  return certificatePlaces(site).map((place) => {
    const { written: path, readers: units } = place;
    const read = contentsAt(place);
    if ('problem' in read) return { path, units, ...nothing, ...read };
    const digest = digestOf(read.certificate);
    const version = versions.find(
      (each) =>
        each.place === place.certificate && each.digest === digest && each.state !== 'retired',
    );
    const facts = { ...factsOf(read.certificate), ...version };
    return {
      path,
      units,
      ...nothing,
      ...(version && known(version)),
      ...validity(facts, now),
      problem: problemOf(place, { ...facts, now }),
    };
  });
}

const nothing = {
  version: null,
  fingerprint: null,
  subject: null,
  serial: null,
  notAfter: null,
  createdAt: null,
  due: null,
  overdue: false,
  narrowAfter: null,
  problem: null,
};

function contentsAt(
  place: CertificatePlace,
): { readonly certificate: string } | { readonly problem: string } {
  try {
    const certificate = readFileSync(place.certificate, 'utf8');
    const key = new Secret(readFileSync(place.key, 'utf8'));
    factsOf(certificate);
    if (isPair({ certificate, key })) return { certificate };
    return { problem: `\`${place.key}\` is not the key of \`${place.written}\`` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: `\`${place.written}\` or its key cannot be read${code ? ` (${code})` : ''}` };
  }
}

function problemOf(
  { key, written }: CertificatePlace,
  { notAfter, notBefore, now }: { notAfter: string; notBefore: string; now: number },
): string | null {
  if (Date.parse(notAfter) <= now) return `\`${written}\` was valid until ${notAfter}`;
  if (Date.parse(notBefore) > now) return `\`${written}\` is not valid before ${notBefore}`;
  const mode = statSync(key).mode & 0o777;
  // Containers may read it as another user of its group.
  if (process.platform === 'win32' || (mode & 0o007) === 0) return null;
  return `everybody on this machine may read \`${key}\``;
}

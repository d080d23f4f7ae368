import { relative } from 'node:path';
import { registry } from '@poker-bot/shared/env/registry';
import type { z } from 'zod';
import type { certificatePart } from '../../schemas/secret-parts.ts';
import { dueAt } from '../secret-variables.ts';
import { readCertificateRecords } from './certificate-records.ts';
import type { CertificateVersion } from './certificate-version.ts';

export type CertificateSummary = z.output<typeof certificatePart>;

export interface RecordsAt {
  /** File of the records of certificates. */
  readonly records: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The certificates that are recorded as in use, without a look at the files of the units. */
export function recordedCertificates(
  workspace: string,
  { records, now }: RecordsAt,
): CertificateSummary[] {
  return readCertificateRecords(records)
    .filter(({ state }) => state === 'current')
    .map((version) => ({
      path: relative(workspace, version.place),
      ...known(version),
      ...validity(version, now),
      units: [],
      problem: null,
    }));
}

/** What the records add to what a certificate says of itself. */
export function known({ version, createdAt, narrowAfter }: CertificateVersion) {
  return { version, createdAt, narrowAfter: narrowAfter ?? null };
}

/** Due when the time of its key is over, or when it runs out, whichever comes first. */
export function validity(
  facts: Pick<
    CertificateVersion,
    'fingerprint' | 'subject' | 'serial' | 'notAfter' | 'notBefore'
  > & {
    readonly createdAt?: string;
  },
  now: number,
) {
  const { fingerprint, subject, serial, notAfter, notBefore, createdAt } = facts;
  const { rotation } = registry.GRPC_TLS_KEY_PATH;
  const cadence = dueAt(createdAt ?? notBefore, rotation) ?? Number.POSITIVE_INFINITY;
  const due = Math.min(cadence, Date.parse(notAfter));
  return {
    fingerprint,
    subject,
    serial,
    notAfter,
    due: new Date(due).toISOString(),
    overdue: due <= now,
  };
}

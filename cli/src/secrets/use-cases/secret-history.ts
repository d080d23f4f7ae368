import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { readCertificateRecords } from '../certificates/certificate-records.ts';
import { certificateName } from '../certificates/certificate-version.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { readAudit } from '../records/audit-log.ts';
import { neverStored } from '../secret-problems.ts';
import type { SecretsHistoryResult } from './results.ts';

/**
 * Every value that a secret has had, and what was done to it.
 *
 * @throws PokerbotError `SECRET_NOT_STORED`
 */
export function secretHistory({ book, paths }: OpenSecrets, name: string): SecretsHistoryResult {
  const record = book.record(name);
  if (!record) throw neverStored(name);
  const versions = record.versions.map(({ retireAfter, providerId, ...version }) => ({
    ...version,
    providerId: providerId ?? null,
    retireAfter: retireAfter ?? null,
    certificate: null,
  }));
  return { name, store: record.store, versions, acts: actsOf(paths, name) };
}

/**
 * Every certificate that the units have shown since they were first rotated, and what was done to them.
 *
 * @throws PokerbotError `SECRET_NOT_STORED`
 */
export function certificateHistory({ paths }: Pick<OpenSecrets, 'paths'>): SecretsHistoryResult {
  const known = readCertificateRecords(paths.certificateRecords);
  const name = certificateName;
  if (known.length === 0) {
    throw new PokerbotError('SECRET_NOT_STORED', {
      message: 'No certificate of this workspace was rotated yet',
      next: ['`pokerbot secrets status` shows those that the units read'],
    });
  }
  const versions = known.map(
    ({ version, state, createdAt, createdBy, fingerprint, retireAfter, ...facts }) => ({
      ...{ version, state, createdAt, createdBy, fingerprint, providerId: null },
      retireAfter: retireAfter ?? null,
      certificate: { subject: facts.subject, serial: facts.serial, notAfter: facts.notAfter },
    }),
  );
  return { name, store: null, versions, acts: actsOf(paths, name) };
}

function actsOf({ audit }: OpenSecrets['paths'], name: string): SecretsHistoryResult['acts'] {
  return readAudit(audit)
    .filter((entry) => entry.name === name)
    .map(({ at, who, what, version, by }) => ({ at, who, what, version, by }));
}

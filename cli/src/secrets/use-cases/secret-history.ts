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
  }));
  const acts = readAudit(paths.audit)
    .filter((entry) => entry.name === name)
    .map(({ at, who, what, version, by }) => ({ at, who, what, version, by }));
  return { name, store: record.store, versions, acts };
}

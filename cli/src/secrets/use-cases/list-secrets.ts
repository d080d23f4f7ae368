import type { OpenSecrets } from '../open-secrets.ts';
import { readAudit } from '../records/audit-log.ts';
import type { SecretRecord } from '../records/secret-record.ts';
import { currentOf } from '../records/version-changes.ts';
import { neverStored } from '../secret-problems.ts';
import { dueAt, type SecretVariable, secretVariables } from '../secret-variables.ts';
import type { SecretSummary, SecretsHistoryResult, SecretsListResult } from './results.ts';

/** What is stored, without unlocking anything. `now` is in milliseconds since the epoch. */
export function listSecrets({ book, settings }: OpenSecrets, now: number): SecretsListResult {
  const declared = secretVariables(settings);
  const secrets = book.records.map((record) =>
    summary(record, { now, variable: declared.find(({ name }) => name === record.name) }),
  );
  return { scope: settings.scope, secrets };
}

export function summary(
  record: SecretRecord,
  { variable, now }: { readonly variable: SecretVariable | undefined; readonly now: number },
): SecretSummary {
  const current = currentOf(record);
  const due = current && dueAt(current.createdAt, variable?.rotation);
  return {
    name: record.name,
    store: record.store,
    version: current?.version ?? null,
    fingerprint: current?.fingerprint ?? null,
    createdAt: current?.createdAt ?? null,
    due: due === undefined ? null : new Date(due).toISOString(),
    overdue: due !== undefined && due <= now,
    units: variable?.readers ?? [],
  };
}

/**
 * Every value that a secret has had, and what was done to it.
 *
 * @throws PokerbotError `SECRET_NOT_STORED`
 */
export function secretHistory({ book, paths }: OpenSecrets, name: string): SecretsHistoryResult {
  const record = book.record(name);
  if (!record) throw neverStored(name);
  const versions = record.versions.map(({ retireAfter, ...version }) => ({
    ...version,
    retireAfter: retireAfter ?? null,
  }));
  const acts = readAudit(paths.audit)
    .filter((entry) => entry.name === name)
    .map(({ at, who, what, version, by }) => ({ at, who, what, version, by }));
  return { name, store: record.store, versions, acts };
}

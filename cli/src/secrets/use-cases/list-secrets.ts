import { recordedCertificates } from '../certificates/certificate-summary.ts';
import { readRecords } from '../records/records-file.ts';
import type { SecretRecord } from '../records/secret-record.ts';
import { currentOf } from '../records/version-changes.ts';
import { secretPaths } from '../secret-paths.ts';
import type { SecretSettings } from '../secret-settings.ts';
import { dueAt, type SecretVariable, secretVariables } from '../secret-variables.ts';
import type { SecretSummary, SecretsListResult } from './results.ts';

export interface ListSecretsOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly settings: SecretSettings;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What is stored, without unlocking anything, or loading what could. */
export function listSecrets({ environment, settings, now }: ListSecretsOptions): SecretsListResult {
  const paths = secretPaths(environment, settings.scope);
  const records = readRecords(paths);
  const declared = secretVariables(settings);
  const secrets = (records?.secrets ?? []).map((record) =>
    summary(record, { now, variable: declared.find(({ name }) => name === record.name) }),
  );
  const site = { records: paths.certificateRecords, now };
  const certificates = records ? recordedCertificates(records.workspace, site) : [];
  return { scope: settings.scope, secrets, certificates };
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

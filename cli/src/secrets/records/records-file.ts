import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SecretPaths } from '../secret-paths.ts';
import { beginAnew } from '../secret-problems.ts';
import { type AuditHead, emptyAudit } from './audit-log.ts';
import { writeDurably } from './durable-file.ts';
import type { SecretRecord } from './secret-record.ts';

/** Everything that is known of a scope without unlocking a store. */
export interface ScopeRecords {
  /** Folder of the workspace that the secrets belong to, as it was last seen. */
  readonly workspace: string;
  readonly secrets: readonly SecretRecord[];
  readonly audit: AuditHead;
}

const format = 1;

/** The files of a scope that are written after its records were begun. */
type RecordedFiles = Pick<SecretPaths, 'records' | 'audit' | 'vault' | 'vaultBefore'>;

/**
 * What is recorded; undefined when nothing was ever stored in the scope.
 *
 * @throws PokerbotError `SECRET_RECORDS_DAMAGED`, also when they are gone and what they told of is not
 */
export function readRecords(paths: RecordedFiles): ScopeRecords | undefined {
  const path = paths.records;
  const text = readIfAny(path);
  if (text === undefined) {
    refuseLost(paths);
    return undefined;
  }
  const read = parse(text);
  if (isDocument(read)) return read;
  throw new PokerbotError('SECRET_RECORDS_DAMAGED', {
    message: `\`${path}\` does not hold records of secrets`,
    details: { path },
  });
}

export function writeRecords(path: string, records: ScopeRecords): void {
  writeDurably(path, `${JSON.stringify({ format, ...records }, null, 2)}\n`);
}

export function noRecords(workspace: string): ScopeRecords {
  return { workspace, secrets: [], audit: emptyAudit };
}

/** Numbers would begin at 1 again, and new values would take the places of those that nobody knows of any more. */
function refuseLost({ records, audit, vault, vaultBefore }: RecordedFiles): void {
  const told = [audit, vault, vaultBefore].find((path) => existsSync(path));
  // Whoever stores the first secret begins the records before the rest: they may be there by now.
  if (told === undefined || existsSync(records)) return;
  throw new PokerbotError('SECRET_RECORDS_DAMAGED', {
    message: `\`${records}\` is gone, and \`${told}\` shows that secrets were stored`,
    next: ['Put it back from a backup', beginAnew(dirname(records))],
    details: { path: records },
  });
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isDocument(value: unknown): value is ScopeRecords {
  return (
    isObject(value) &&
    value.format === format &&
    typeof value.workspace === 'string' &&
    isObject(value.audit) &&
    typeof value.audit.hash === 'string' &&
    Number.isInteger(value.audit.lines) &&
    Array.isArray(value.secrets) &&
    value.secrets.every(isRecord)
  );
}

function isRecord(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.name === 'string' &&
    ['keychain', 'vault'].includes(String(value.store)) &&
    Array.isArray(value.versions) &&
    value.versions.every(isVersion)
  );
}

function isVersion(value: unknown): boolean {
  return (
    isObject(value) &&
    Number.isInteger(value.version) &&
    ['pending', 'current', 'previous', 'retired'].includes(String(value.state)) &&
    ['createdAt', 'createdBy', 'fingerprint'].every((field) => typeof value[field] === 'string')
  );
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

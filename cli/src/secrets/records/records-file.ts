import { readFileSync } from 'node:fs';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
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

/**
 * What is recorded; undefined when nothing was ever stored in the scope.
 *
 * @throws PokerbotError `SECRET_RECORDS_DAMAGED`
 */
export function readRecords(path: string): ScopeRecords | undefined {
  const text = readIfAny(path);
  if (text === undefined) return undefined;
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

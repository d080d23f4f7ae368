import { existsSync } from 'node:fs';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Secret } from '@poker-bot/shared/secret/secret';
import { type OpenSecretsOptions, openSecrets } from './open-secrets.ts';
import { fingerprintKey, fingerprintOf } from './records/fingerprint.ts';
import type { SecretRecord } from './records/secret-record.ts';
import type { SecretBook } from './secret-book.ts';
import { readSettings, type SecretSettings } from './secret-settings.ts';

/** What an audit is told of the secrets that are stored. */
export interface AuditedSecrets {
  /** Without values. */
  readonly secrets: readonly SecretRecord[];
  /** Names by value, to be searched for and never shown; empty unless they were asked for. */
  readonly values: ReadonlyMap<string, string>;
  /** What a value would be recorded as; undefined where that cannot be told. */
  readonly fingerprint?: Fingerprint | undefined;
  /** Why it is not known what is stored; undefined when it is. */
  readonly unread?: UnreadRecords | undefined;
}

type Fingerprint = (value: string) => string;

/** Records that are there and cannot be read. */
export interface UnreadRecords {
  /** Absolute. */
  readonly path: string;
  readonly reason: string;
}

/**
 * What is stored for a workspace; nothing where its manifest cannot be read, which the audit tells of itself. Every version that still has a
 * value counts: the one before the last is as good a key until it is revoked.
 *
 * @throws PokerbotError with values, whatever opening the store throws: whoever asks for them is not to take silence for an answer
 */
export async function auditedSecrets(
  options: Omit<OpenSecretsOptions, 'settings'>,
  { withValues }: { readonly withValues: boolean },
): Promise<AuditedSecrets> {
  const settings = await readableSettings(options.workspace);
  if (!settings) return { secrets: [], values: new Map() };
  const { book, paths } = openSecrets({ ...options, settings });
  const records = readableRecords(book, paths.records);
  if ('path' in records) return { secrets: [], values: new Map(), unread: records };
  const { secrets } = records;
  const values = new Map<string, string>();
  if (withValues) {
    for (const { name, versions } of secrets) {
      for (const { version, state } of versions) {
        if (state !== 'retired') values.set((await book.value(name, version)).reveal(), name);
      }
    }
  }
  return { secrets, values, fingerprint: fingerprintWith(paths.fingerprintKey) };
}

/** An audit makes no key where there is none. */
function fingerprintWith(path: string): Fingerprint | undefined {
  try {
    const key = existsSync(path) ? fingerprintKey(path) : undefined;
    return key === undefined ? undefined : (value) => fingerprintOf(new Secret(value), key);
  } catch {
    return undefined;
  }
}

function readableRecords(
  book: SecretBook,
  path: string,
): { readonly secrets: readonly SecretRecord[] } | UnreadRecords {
  try {
    return { secrets: book.records };
  } catch (error) {
    if (isPokerbotError(error)) return { path, reason: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { path, reason: `\`${path}\` cannot be read (${code})` };
  }
}

async function readableSettings(workspace: string): Promise<SecretSettings | undefined> {
  try {
    return await readSettings(workspace);
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    return undefined;
  }
}

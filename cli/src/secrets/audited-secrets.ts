import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type OpenSecretsOptions, openSecrets } from './open-secrets.ts';
import type { SecretRecord } from './records/secret-record.ts';
import { readSettings, type SecretSettings } from './secret-settings.ts';

/** What an audit is told of the secrets that are stored. */
export interface AuditedSecrets {
  /** Without values. */
  readonly secrets: readonly SecretRecord[];
  /** Names by value, to be searched for and never shown; empty unless they were asked for. */
  readonly values: ReadonlyMap<string, string>;
}

/**
 * What is stored for a workspace; nothing where its manifest cannot be read, which the audit tells of itself. Every version that still has a
 * value counts: the one before the last is as good a key until it is revoked.
 */
export async function auditedSecrets(
  options: Omit<OpenSecretsOptions, 'settings'>,
  { withValues }: { readonly withValues: boolean },
): Promise<AuditedSecrets> {
  const settings = await readableSettings(options.workspace);
  if (!settings) return { secrets: [], values: new Map() };
  const { book } = openSecrets({ ...options, settings });
  const secrets = book.records;
  const values = new Map<string, string>();
  if (withValues) {
    for (const { name, versions } of secrets) {
      for (const { version, state } of versions) {
        if (state !== 'retired') values.set((await book.value(name, version)).reveal(), name);
      }
    }
  }
  return { secrets, values };
}

async function readableSettings(workspace: string): Promise<SecretSettings | undefined> {
  try {
    return await readSettings(workspace);
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    return undefined;
  }
}

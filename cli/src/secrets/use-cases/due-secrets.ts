import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../../context.ts';
import { readRecords } from '../records/records-file.ts';
import { currentOf } from '../records/version-changes.ts';
import { secretPaths } from '../secret-paths.ts';
import { readSettings, type SecretSettings } from '../secret-settings.ts';

export interface DueSecretsOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly settings: SecretSettings;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Names of the stored secrets that are past the day on which they were to be replaced. Unlocks nothing. */
export async function dueSecrets(options: DueSecretsOptions): Promise<string[]> {
  const { environment, settings, now } = options;
  const records = readRecords(secretPaths(environment, settings.scope));
  if (!records) return [];
  // The registry takes longer to load than all else that `status` does.
  const { dueAt, secretVariables } = await import('../secret-variables.ts');
  const declared = secretVariables(settings);
  return records.secrets.flatMap((record) => {
    const current = currentOf(record);
    const rotation = declared.find(({ name }) => name === record.name)?.rotation;
    const due = current && dueAt(current.createdAt, rotation);
    return due !== undefined && due <= now ? [record.name] : [];
  });
}

/** As `dueSecrets`, of a workspace; none where its manifest cannot be read, which others tell of. */
export async function dueSecretsOf(
  workspace: string,
  { environment, clock }: Pick<Context, 'clock' | 'environment'>,
): Promise<string[]> {
  try {
    const settings = await readSettings(workspace);
    return await dueSecrets({ environment, settings, now: clock.now() });
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    return [];
  }
}

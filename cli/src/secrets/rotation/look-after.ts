import { existsSync } from 'node:fs';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type OpenSecrets, openSecrets, type SecretsContext } from '../open-secrets.ts';
import { secretPaths } from '../secret-paths.ts';
import { readSettings } from '../secret-settings.ts';
import { openRotations } from './open-rotation.ts';
import { versionedSecrets } from './open-workshop.ts';
import { retireDue } from './retire-due.ts';
import { RotationJournal } from './rotation-journal.ts';

/**
 * Removes old values whose time is over: no daemon lurks for that, the commands that people give anyway do it. Gives what there is
 * to tell of rotations, a sentence each. A store that cannot be unlocked now keeps them until the next time.
 */
export async function lookAfterRotations(
  secrets: OpenSecrets,
  clock: SecretsContext['clock'],
): Promise<string[]> {
  const journal = new RotationJournal(secrets.paths.rotation);
  const unfinished = openRotations(journal.read()).map(
    ({ begun }) =>
      `A rotation of ${begun.secret} was cut off: \`pokerbot secrets rotate --resume\` takes it to its end`,
  );
  return [...unfinished, ...(await retire(secrets, { journal, clock }))];
}

/** As `lookAfterRotations`, for commands that have not opened the secrets. Where nothing is stored, it costs nothing. */
export async function lookAfterRotationsOf(
  workspace: string,
  { context, by }: { readonly context: SecretsContext; readonly by: string },
): Promise<string[]> {
  const settings = await readSettings(workspace);
  if (!existsSync(secretPaths(context.environment, settings.scope).records)) return [];
  const secrets = openSecrets({ context, workspace, settings, by });
  return await lookAfterRotations(secrets, context.clock);
}

async function retire(
  secrets: OpenSecrets,
  parts: { readonly journal: RotationJournal; readonly clock: SecretsContext['clock'] },
): Promise<string[]> {
  const names = secrets.book.records.map(({ name }) => name);
  try {
    const retired = await retireDue({ ...parts, secrets: versionedSecrets(secrets) }, names);
    return retired.map(
      ({ secret, version }) => `Removed version ${version} of ${secret}, whose time was over`,
    );
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    return [`Old values whose time is over could not be removed: ${error.message}`];
  }
}

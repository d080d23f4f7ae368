import { existsSync } from 'node:fs';
import { openSecrets, type SecretsContext } from '../open-secrets.ts';
import { secretPaths } from '../secret-paths.ts';
import { readSettings } from '../secret-settings.ts';
import { type MakerSite, makerFor } from './maker-for.ts';
import { openRotations } from './open-rotation.ts';
import { versionedSecrets } from './open-workshop.ts';
import { retireDue } from './retire-due.ts';
import { RotationJournal } from './rotation-journal.ts';

export interface LookAfterSite extends MakerSite {
  readonly context: Pick<SecretsContext, 'clock' | 'environment' | 'signal'>;
}

/**
 * Removes old values whose time is over: no daemon lurks for that, the commands that people give anyway do it. Gives what there is
 * to tell of rotations, a sentence each. What cannot be removed now is kept until the next time.
 */
export async function lookAfterRotations(site: LookAfterSite): Promise<string[]> {
  const { secrets, context } = site;
  const journal = new RotationJournal(secrets.paths.rotation);
  const unfinished = openRotations(journal.read()).map(
    ({ begun }) =>
      `A rotation of ${begun.secret} was cut off: \`pokerbot secrets rotate --resume\` takes it to its end`,
  );
  const names = secrets.book.records.map(({ name }) => name);
  const { retired, kept } = await retireDue(
    {
      secrets: versionedSecrets(secrets),
      journal,
      clock: context.clock,
      makerFor: makerFor(site),
    },
    names,
  );
  return [
    ...unfinished,
    ...retired.map(
      ({ secret, version }) => `Removed version ${version} of ${secret}, whose time was over`,
    ),
    ...kept.map(({ message }) => `An old value whose time is over is kept for now: ${message}`),
  ];
}

/** As `lookAfterRotations`, for commands that have not opened the secrets. Where nothing is stored, it costs nothing. */
export async function lookAfterRotationsOf(
  workspace: string,
  { context, by }: { readonly context: SecretsContext; readonly by: string },
): Promise<string[]> {
  const settings = await readSettings(workspace);
  if (!existsSync(secretPaths(context.environment, settings.scope).records)) return [];
  const secrets = openSecrets({ context, workspace, settings, by });
  return await lookAfterRotations({ context, workspace, secrets });
}

import { existsSync } from 'node:fs';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { isHeld, tryLock } from '../../stack/lock/lock-file.ts';
import { lookAfterCertificates } from '../certificates/look-after-certificates.ts';
import { mendFingerprints } from '../mend-fingerprints.ts';
import { openSecrets, type SecretsContext } from '../open-secrets.ts';
import { overdue } from '../records/version-changes.ts';
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
 * to tell of rotations, a sentence each. What cannot be removed now is kept until the next time, and keeps nobody from anything.
 */
export async function lookAfterRotations(site: LookAfterSite): Promise<string[]> {
  const journal = new RotationJournal(site.secrets.paths.rotation);
  try {
    const unfinished = openRotations(journal.read()).map(
      ({ begun }) =>
        `A rotation of ${begun.secret} was cut off: \`pokerbot secrets rotate --resume\` takes it to its end`,
    );
    const certificates = await lookAfterCertificates(site.secrets);
    return [...unfinished, ...(await retire(site, journal)), ...certificates];
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    return [`${error.code}: ${error.message}. ${error.next[0] ?? ''}`];
  }
}

/** As `lookAfterRotations`, for commands that have not opened the secrets. Where nothing is stored, it costs nothing. */
export async function lookAfterRotationsOf(
  workspace: string,
  { context, by }: { readonly context: SecretsContext; readonly by: string },
): Promise<string[]> {
  const settings = await readSettings(workspace);
  if (!existsSync(secretPaths(context.environment, settings.scope).records)) return [];
  const secrets = openSecrets({ context, workspace, settings, by });
  const lost = await mendFingerprints(secrets);
  const told = await lookAfterRotations({ context, workspace, secrets });
  return lost === undefined ? told : [lost, ...told];
}

/** Not beside a command that rotates: what is overdue may be what it goes back to. */
async function retire(site: LookAfterSite, journal: RotationJournal): Promise<string[]> {
  const { secrets, context } = site;
  const { clock } = context;
  const due = secrets.book.records.filter((record) => overdue(record, clock.now()).length > 0);
  if (due.length === 0) return [];
  const path = secrets.paths.rotationLock;
  const lock = tryLock({ path, verb: 'secrets status', now: clock.now() });
  if (!isHeld(lock)) return [];
  try {
    const parts = { secrets: versionedSecrets(secrets), journal, clock, makerFor: makerFor(site) };
    const names = due.map(({ name }) => name);
    const { retired, kept } = await retireDue(parts, names);
    return [
      ...retired.map(
        ({ secret, version }) => `Removed version ${version} of ${secret}, whose time was over`,
      ),
      ...kept.map(({ message }) => `An old value whose time is over is kept for now: ${message}`),
    ];
  } finally {
    lock.release();
  }
}

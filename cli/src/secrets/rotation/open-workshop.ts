import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { findProvider } from '@poker-bot/shared/provider-keys/find-provider';
import { chooseStore } from '../choose-store.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import type { KeyMaker } from '../providers/key-maker.ts';
import type { SecretVariable } from '../secret-variables.ts';
import { lockRotations } from './lock-rotations.ts';
import { RotationJournal } from './rotation-journal.ts';
import type { RotationParts, VersionedSecrets } from './rotation-parts.ts';

export interface WorkshopOptions
  extends Pick<RotationParts, 'consumers' | 'clock' | 'signal' | 'listen'> {
  readonly secrets: OpenSecrets;
  /** By which providers are found; undefined asks nobody. */
  readonly settings: Readonly<Record<string, string>> | undefined;
  /** Who makes keys for a variable. */
  makerFor(secret: string): Promise<KeyMaker>;
  /** The command, as whoever waits for the lock is told. */
  readonly verb: string;
}

/** Where rotations of a workspace are worked on, by one command at a time. */
export interface Workshop {
  readonly journal: RotationJournal;
  partsFor(secret: string): RotationParts;
  close(): void;
}

/** @throws PokerbotError `SECRETS_LOCKED` while another command rotates */
export function openWorkshop(options: WorkshopOptions): Workshop {
  const { secrets, settings, makerFor, verb, clock, ...rest } = options;
  const { paths } = secrets;
  const lock = lockRotations(paths, { verb, clock });
  const journal = new RotationJournal(paths.rotation);
  return {
    journal,
    partsFor: (secret) => ({
      ...rest,
      clock,
      journal,
      maker: () => makerFor(secret),
      provider: settings && findProvider(secret, settings),
      secrets: versionedSecrets(secrets),
    }),
    close: () => lock.release(),
  };
}

export function versionedSecrets(secrets: OpenSecrets): VersionedSecrets {
  const { book } = secrets;
  return {
    record: (name) => book.record(name),
    fingerprint: (value) => book.fingerprint(value),
    value: (name, version) => book.value(name, version),
    addPending: async (name, value, providerId) => {
      const kind = await chooseStore(secrets, { name });
      return (await book.addPending(name, value, { store: kind, providerId })).version;
    },
    promote: (name, version, retireAfter) =>
      book.promote(name, version, { retireAfter: new Date(retireAfter).toISOString() }),
    withdraw: (name, version, retireAfter) =>
      book.withdraw(name, version, { retireAfter: new Date(retireAfter).toISOString() }),
    retire: (name, version) => book.retire(name, version),
  };
}

/**
 * A rotation in the store would change nothing for units that get the value from elsewhere.
 *
 * @throws PokerbotError `SECRET_OVERRIDDEN`
 */
export function refuseOverridden(
  { name, aliases }: SecretVariable,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const written = [name, ...aliases]
    .flatMap((each) => [each, `${each}_FILE`])
    .find((each) => environment[each]);
  if (written === undefined) return;
  throw new PokerbotError('SECRET_OVERRIDDEN', {
    message: `\`${written}\` is set in the process environment, which is stronger than the store: units that this command starts would get that one`,
    next: [`Run it without: \`env -u ${written} pokerbot secrets rotate ${name}\``],
    details: { variable: written },
  });
}

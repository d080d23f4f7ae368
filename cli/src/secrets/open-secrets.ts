import { userInfo } from 'node:os';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Secret } from '@poker-bot/shared/secret/secret';
import type { Context } from '../context.ts';
import type { ScopeSite } from './records/act-log.ts';
import type { KeepingStore } from './records/secret-record.ts';
import { SecretBook } from './secret-book.ts';
import { type SecretPaths, secretPaths } from './secret-paths.ts';
import type { SecretSettings } from './secret-settings.ts';
import type { SecretStore } from './store.ts';
import type { StoreFactory } from './store-factory.ts';

/** The part of the outside world that working on secrets takes. */
export type SecretsContext = Pick<
  Context,
  'clock' | 'environment' | 'interactive' | 'prompts' | 'signal'
> & { readonly stores: Pick<StoreFactory, 'open'> };

export interface OpenSecretsOptions {
  readonly context: SecretsContext;
  /** Root of the workspace, absolute and without symbolic links. */
  readonly workspace: string;
  readonly settings: SecretSettings;
  /** The command, such as `secrets set`. */
  readonly by: string;
  /** Whether a vault that is made now opens with a passphrase. */
  readonly newWithPassphrase?: boolean | undefined;
  /** Told when a key file for vaults was made. */
  readonly onNewKeyFile?: ((path: string) => void) | undefined;
}

/** The secrets of one workspace. Nothing is unlocked by opening them. */
export interface OpenSecrets {
  readonly settings: SecretSettings;
  readonly paths: SecretPaths;
  readonly book: SecretBook;
  /** Whose they are, and who works on them. */
  readonly site: ScopeSite;
  /** Of the operating system, whose acts are told. */
  readonly account: string;
  /** Unlocks a store, once for all that the command does. */
  openStore(kind: KeepingStore): Promise<SecretStore>;
}

export function openSecrets(options: OpenSecretsOptions): OpenSecrets {
  const { context, workspace, settings, by, newWithPassphrase, onNewKeyFile } = options;
  const paths = secretPaths(context.environment, settings.scope);
  const ways = {
    paths,
    newWithPassphrase,
    onNewKeyFile,
    askPassphrase: context.interactive ? asking(context) : undefined,
  };
  const openStore = (kind: KeepingStore) => context.stores.open(kind, ways);
  const { clock, signal } = context;
  const who = account();
  const site = { paths, workspace, clock, signal, who, by };
  const book = new SecretBook({ ...site, openStore });
  return { settings, paths, book, site, account: who, openStore };
}

function asking({ prompts }: SecretsContext) {
  return async (kind: 'known' | 'new'): Promise<Secret> => {
    const { hidden } = await prompts();
    if (kind === 'known') return await hidden({ message: 'Passphrase of the vault' });
    const passphrase = await hidden({ message: 'Passphrase for the new vault' });
    const again = await hidden({ message: 'The same again' });
    if (passphrase.reveal() !== '' && passphrase.reveal() === again.reveal()) return passphrase;
    throw new PokerbotError('SECRET_UNUSABLE', {
      message: 'the passphrase was empty, or not the same twice; nothing was changed',
      next: ['Run the command again'],
    });
  };
}

/** An account without an entry in the user database has only its number. */
function account(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}

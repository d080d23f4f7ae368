import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { hasVault } from './has-vault.ts';
import type { OpenSecrets } from './open-secrets.ts';
import type { KeepingStore } from './records/secret-record.ts';
import type { StoreWish } from './secret-settings.ts';

/**
 * The store that a new value of a secret goes to: the one that was asked for, else the one that has it, else the keychain where
 * one answers, else a vault that exists. Nothing falls back to less than that.
 *
 * @throws PokerbotError `SECRET_STORE_MISSING` with the reason and both ways on; `SECRET_STORE_READ_ONLY`
 */
export async function chooseStore(
  secrets: OpenSecrets,
  { name, wish }: { readonly name: string; readonly wish?: StoreWish | undefined },
): Promise<KeepingStore> {
  const wanted = wish ?? secrets.settings.store;
  if (wanted === 'environment') throw readOnly(wish === undefined);
  if (wanted !== 'auto') return wanted;
  return secrets.book.record(name)?.store ?? (await whicheverThereIs(secrets));
}

/** What `auto` stands for on this machine. */
export async function whicheverThereIs({ openStore, paths }: OpenSecrets): Promise<KeepingStore> {
  try {
    await openStore('keychain');
    return 'keychain';
  } catch (error) {
    if (!isPokerbotError(error) || !error.code.startsWith('KEYCHAIN_')) throw error;
    if (hasVault(paths)) return 'vault';
    throw missing(error);
  }
}

function missing(error: PokerbotError): PokerbotError {
  return new PokerbotError('SECRET_STORE_MISSING', {
    message: `${error.message}, and this workspace has no vault; nothing was stored`,
    next: error.next,
    details: { keychain: error.code, ...error.details },
    cause: error,
  });
}

function readOnly(fromManifest: boolean): PokerbotError {
  return new PokerbotError('SECRET_STORE_READ_ONLY', {
    message: fromManifest
      ? '`pokerbot.yaml` says that the environment keeps the secrets (`secrets.store`), and it cannot be written to'
      : 'the environment cannot be written to',
    next: ['Choose one that can: `--store keychain` or `--store vault`'],
  });
}

import type { Installation } from '../../installation.ts';
import type { KeepingStore } from '../records/secret-record.ts';
import type { SecretStore } from '../store.ts';
import type { StoreFactory, StoreSite } from '../store-factory.ts';

/** Program of the keychain's helper among the bundled entries. */
const helperEntry = 'secrets/stores/keychain/keychain';
/** Longest wait for a keychain, in milliseconds: where somebody sits, it may ask for its password. */
const deadlines = { attended: 60_000, alone: 10_000 };

export interface CreateStoresOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly interactive: boolean;
  readonly signal: AbortSignal;
  installation(): Installation;
}

/** Every store of this machine, each loaded when it is opened. */
export function createStores(options: CreateStoresOptions): StoreFactory {
  const open = new Map<string, Promise<SecretStore>>();
  return {
    rekeyVaults: async (site) => await (await import('./vault/rekey-vaults.ts')).rekeyVaults(site),
    open: (kind, site) => {
      const key = `${kind} ${site.paths.folder}`;
      const opened = open.get(key) ?? openStore(kind, { ...options, site });
      open.set(key, opened);
      return opened;
    },
  };
}

async function openStore(
  kind: KeepingStore,
  {
    environment,
    interactive,
    signal,
    installation,
    site,
  }: CreateStoresOptions & { site: StoreSite },
): Promise<SecretStore> {
  if (kind === 'vault') {
    const { VaultStore } = await import('./vault/vault-store.ts');
    return await VaultStore.open({
      ...site,
      passphraseFile: environment.POKERBOT_VAULT_PASSPHRASE_FILE || undefined,
    });
  }
  const { KeychainStore } = await import('./keychain/keychain-store.ts');
  return await KeychainStore.open({
    scope: site.paths.scope,
    entry: installation().bundledEntry(helperEntry),
    environment,
    signal,
    deadline: interactive ? deadlines.attended : deadlines.alone,
  });
}

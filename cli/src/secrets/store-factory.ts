import type { Secret } from '@poker-bot/shared/secret/secret';
import type { KeepingStore } from './records/secret-record.ts';
import type { SecretPaths } from './secret-paths.ts';
import type { SecretStore } from './store.ts';
import type { RekeyOptions } from './stores/vault/rekey-vaults.ts';

/** Where a store lies, and who can be asked to unlock it. */
export interface StoreSite {
  readonly paths: SecretPaths;
  /** Whether a vault that is made now opens with a passphrase. */
  readonly newWithPassphrase?: boolean | undefined;
  /** Absent when nobody is there to be asked. */
  readonly askPassphrase?: ((kind: 'known' | 'new') => Promise<Secret>) | undefined;
  /** Told when a key file was made. */
  readonly onNewKeyFile?: ((path: string) => void) | undefined;
}

/** Opens stores; what a store needs is loaded when it is opened. */
export interface StoreFactory {
  /**
   * Opens a store and unlocks it.
   *
   * @throws PokerbotError `KEYCHAIN_UNAVAILABLE`, `KEYCHAIN_LOCKED`, `VAULT_LOCKED`, `VAULT_KEY_WRONG`, `VAULT_DAMAGED`
   */
  open(kind: KeepingStore, site: StoreSite): Promise<SecretStore>;
  /** As the function of that name. */
  rekeyVaults(options: RekeyOptions): Promise<string[]>;
}

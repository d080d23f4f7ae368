import { Secret } from '@poker-bot/shared/secret/secret';
import { notReadBack } from '../../secret-problems.ts';
import { entryName, type SecretStore, type StoreDescription } from '../../store.ts';
import { readVault, writeVault } from './vault-file.ts';
import { type VaultKeyOptions, vaultKey } from './vault-key.ts';

/** Secrets in one encrypted file, in the age format, for machines without a keychain. */
export class VaultStore implements SecretStore {
  readonly kind = 'vault';
  readonly #options: VaultKeyOptions;
  readonly #identity: Secret;

  private constructor(options: VaultKeyOptions, identity: Secret) {
    this.#options = options;
    this.#identity = identity;
  }

  /** Unlocks it, once for everything that is done with it. Makes the key of a vault that does not exist yet. */
  static async open(options: VaultKeyOptions): Promise<VaultStore> {
    const store = new VaultStore(options, await vaultKey(options));
    // A wrong key is told before anything is asked of whoever runs the command.
    await store.#read();
    return store;
  }

  async describe(): Promise<StoreDescription> {
    return { backend: `\`${this.#options.paths.vault}\``, note: '' };
  }

  async get(name: string, version: number): Promise<Secret | undefined> {
    const value = (await this.#read())[entryName(name, version)];
    return value === undefined ? undefined : new Secret(value);
  }

  async set(name: string, version: number, value: Secret): Promise<void> {
    const entry = entryName(name, version);
    await this.#write({ ...(await this.#read()), [entry]: value.reveal() });
    const stored = await this.get(name, version);
    if (stored?.reveal() !== value.reveal()) throw notReadBack(name, 'the vault');
  }

  async delete(name: string, version: number): Promise<void> {
    const { [entryName(name, version)]: gone, ...others } = await this.#read();
    if (gone !== undefined) await this.#write(others);
  }

  close(): void {
    // Nothing is held open.
  }

  #read() {
    return readVault(this.#options.paths, this.#identity.reveal());
  }

  #write(values: Readonly<Record<string, string>>) {
    return writeVault(this.#options.paths, this.#identity.reveal(), values);
  }
}

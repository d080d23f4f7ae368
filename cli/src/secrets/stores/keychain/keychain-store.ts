import { randomUUID } from 'node:crypto';
import { Secret } from '@poker-bot/shared/secret/secret';
import { notReadBack } from '../../secret-problems.ts';
import { entryName, type SecretStore, type StoreDescription } from '../../store.ts';
import { KeychainHelper, type KeychainHelperOptions } from './keychain-helper.ts';
import { checkKeychainSize, keychainForgets } from './keychain-problems.ts';

export interface KeychainOptions extends KeychainHelperOptions {
  readonly scope: string;
}

const backends: Readonly<Record<string, StoreDescription>> = {
  darwin: {
    backend: 'macOS Keychain',
    note: 'asks again after an upgrade of Node.js, which is another program to it',
  },
  win32: { backend: 'Windows Credential Manager', note: 'takes values of at most 2,560 bytes' },
  linux: { backend: 'Secret Service', note: '' },
};

/** Secrets in the keychain of the operating system. */
export class KeychainStore implements SecretStore {
  readonly kind = 'keychain';
  readonly #helper: KeychainHelper;
  readonly #service: string;

  private constructor(options: KeychainOptions) {
    this.#helper = new KeychainHelper(options);
    this.#service = `pokerbot/${options.scope}`;
  }

  /**
   * Opens it once a marker was written, read and deleted: where no keychain runs, reading alone answers that there is no such
   * entry.
   *
   * @throws PokerbotError `KEYCHAIN_UNAVAILABLE`, `KEYCHAIN_LOCKED`
   */
  static async open(options: KeychainOptions): Promise<KeychainStore> {
    const store = new KeychainStore(options);
    try {
      await store.#probe();
      return store;
    } catch (error) {
      store.close();
      throw error;
    }
  }

  async describe(): Promise<StoreDescription> {
    return backends[process.platform] ?? { backend: 'keychain', note: '' };
  }

  async get(name: string, version: number): Promise<Secret | undefined> {
    const bytes = await this.#read(entryName(name, version));
    return bytes && new Secret(bytes.toString());
  }

  async set(name: string, version: number, value: Secret): Promise<void> {
    const bytes = Buffer.from(value.reveal());
    checkKeychainSize(name, bytes, process.platform);
    const account = entryName(name, version);
    await this.#ask('set', account, bytes);
    if (!(await this.#read(account))?.equals(bytes)) throw notReadBack(name, 'the keychain');
  }

  async delete(name: string, version: number): Promise<void> {
    await this.#ask('delete', entryName(name, version));
  }

  close(): void {
    this.#helper.close();
  }

  async #probe(): Promise<void> {
    // A name of its own: two commands may probe at once.
    const account = `probe-${randomUUID()}`;
    const marker = Buffer.from(account);
    await this.#ask('set', account, marker);
    const found = await this.#read(account);
    await this.#ask('delete', account);
    if (!found?.equals(marker)) throw keychainForgets();
  }

  async #read(account: string): Promise<Buffer | undefined> {
    const value = await this.#ask('get', account);
    return value === null ? undefined : Buffer.from(value, 'base64');
  }

  #ask(act: 'get' | 'set' | 'delete', account: string, value?: Buffer): Promise<string | null> {
    const service = this.#service;
    const entry = { act, service, account };
    return this.#helper.ask(value ? { ...entry, value: value.toString('base64') } : entry);
  }
}

import type { Secret } from '@poker-bot/shared/secret/secret';

export type StoreKind = 'keychain' | 'vault' | 'environment';

/** What answers for a store, for people. */
export interface StoreDescription {
  /** Such as `Secret Service`, or the path of the vault. */
  readonly backend: string;
  /** What its owner should know about it; empty when nothing. */
  readonly note: string;
}

/** Where the values of secrets lie. Every version of a secret is an entry of its own. */
export interface SecretStore {
  readonly kind: StoreKind;
  describe(): Promise<StoreDescription>;
  /** Undefined only when the store has answered that there is no such entry. */
  get(name: string, version: number): Promise<Secret | undefined>;
  /**
   * Stores the value, and reads it back.
   *
   * @throws PokerbotError `SECRET_STORE_BROKEN` when something else comes back; `SECRET_UNUSABLE`
   */
  set(name: string, version: number, value: Secret): Promise<void>;
  /** Done also when there was nothing. */
  delete(name: string, version: number): Promise<void>;
  /** Lets go of what it holds; the store is not used after that. */
  close(): void;
}

/** Name of the entry of one version. */
export function entryName(name: string, version: number): string {
  return `${name}@${version}`;
}

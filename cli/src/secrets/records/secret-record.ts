/**
 * Where one version of a secret stands: `pending` until it was tested, `current` while units get it, `previous` while it is
 * still valid for a way back, `retired` once its value was removed from the store.
 */
export type VersionState = 'pending' | 'current' | 'previous' | 'retired';

/** One value that a secret has had; never the value itself. */
export interface SecretVersion {
  /** From 1. */
  readonly version: number;
  readonly state: VersionState;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Account that stored it. */
  readonly createdBy: string;
  /** Keyed hash of the value: equal for equal values, useless to anybody else. */
  readonly fingerprint: string;
  /** By what the provider revokes it, where it was made there by us. */
  readonly providerId?: string | undefined;
  /** ISO 8601; a `previous` version is retired by the first command after this moment. */
  readonly retireAfter?: string | undefined;
}

/** Stores that values can be put into. */
export type KeepingStore = 'keychain' | 'vault';

/** What is known of a secret without unlocking the store that holds its values. */
export interface SecretRecord {
  /** Its variable, such as `OPENAI_API_KEY`. */
  readonly name: string;
  readonly store: KeepingStore;
  /** Where a move that was cut off has left values behind. */
  readonly leftIn?: KeepingStore | undefined;
  /** Oldest first. */
  readonly versions: readonly SecretVersion[];
}

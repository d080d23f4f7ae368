import type { Clock } from '@poker-bot/shared/clock/clock';
import type { KeyProvider, Verification } from '@poker-bot/shared/provider-keys/key-provider';
import type { Secret } from '@poker-bot/shared/secret/secret';
import type { KeyMaker } from '../providers/key-maker.ts';
import type { SecretRecord } from '../records/secret-record.ts';
import type { RotationJournal } from './rotation-journal.ts';

/** The versions of the secrets of a workspace. Each call is whole or was not made, and may be repeated. */
export interface VersionedSecrets {
  record(name: string): SecretRecord | undefined;
  /** As the records have it. */
  fingerprint(value: Secret): string;
  /** @throws PokerbotError when the store does not have it */
  value(name: string, version: number): Promise<Secret>;
  /** Stores a value as `pending`, reads it back, and gives its version. */
  addPending(name: string, value: Secret, providerId?: string): Promise<number>;
  /** Makes a version the one that units get; the one before stays until `retireAfter`, milliseconds since the epoch. */
  promote(name: string, version: number, retireAfter: number): Promise<void>;
  /** Takes the version in use out of use, where there was none before it; it stays until `retireAfter`. */
  withdraw(name: string, version: number, retireAfter: number): Promise<void>;
  /** Removes the value; only ever of a version that no unit gets. */
  retire(name: string, version: number): Promise<void>;
}

/** The running units that read a secret. */
export interface Consumers {
  running(secret: string): Promise<readonly string[]>;
  /** Starts a unit anew with the value in use, and returns when it is healthy. */
  replace(unit: string): Promise<void>;
  /** Has a unit ask the provider with the value that it holds; undefined for one that cannot be asked. */
  confirm(unit: string, secret: string): Promise<Verification | undefined>;
}

/** What happens, for whoever watches. */
export type RotationEvent =
  | { readonly type: 'asking'; readonly provider: string }
  | { readonly type: 'making'; readonly provider: string }
  | { readonly type: 'verified'; readonly detail: string }
  | { readonly type: 'switched'; readonly secret: string; readonly version: number }
  | { readonly type: 'replacing'; readonly unit: string }
  | { readonly type: 'replaced'; readonly unit: string }
  | { readonly type: 'confirmed'; readonly unit: string; readonly detail: string }
  | { readonly type: 'reverting'; readonly reason: string };

export interface RotationParts {
  readonly secrets: VersionedSecrets;
  /** Undefined when nobody can be asked about the value. */
  readonly provider: KeyProvider | undefined;
  /** Who makes keys and revokes them; throws `KEY_NOT_MADE` where nobody does. */
  maker(): Promise<KeyMaker>;
  readonly consumers: Consumers;
  readonly journal: RotationJournal;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  listen(event: RotationEvent): void;
}

import type { GivenSecrets } from '../given-secrets.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { currentOf, versionOf } from '../records/version-changes.ts';
import { neverStored } from '../secret-problems.ts';
import type { SecretsGetResult } from './results.ts';

export interface GetSecretOptions {
  readonly secrets: OpenSecrets;
  /** What the command itself was given. */
  readonly given: GivenSecrets;
  readonly name: string;
  /** Instead of the one that units get. */
  readonly version?: number | undefined;
  /** Whether to fetch the value; without it no store is unlocked. */
  readonly reveal: boolean;
}

/**
 * What units get under a name, and where from. The process environment is stronger than a store.
 *
 * @throws PokerbotError `SECRET_NOT_STORED`, those of the store
 */
export async function getSecret(options: GetSecretOptions): Promise<SecretsGetResult> {
  const { secrets, given, name, version, reveal } = options;
  const origin = version === undefined ? given.originOf(name) : undefined;
  if (origin !== undefined) {
    const value = reveal ? (given.get(name)?.reveal() ?? null) : null;
    return { name, store: 'environment', origin, version: null, fingerprint: null, value };
  }
  const { book } = secrets;
  const record = book.record(name);
  const found = version === undefined ? currentOf(record) : versionOf(record, version);
  if (!record || !found) throw neverStored(name, version);
  const value = reveal ? (await book.value(name, found.version)).reveal() : null;
  if (reveal) await book.note('revealed', [name]);
  return {
    name,
    store: record.store,
    origin: `${record.store}, version ${found.version}`,
    version: found.version,
    fingerprint: found.fingerprint,
    value,
  };
}

import type { Secret } from '@poker-bot/shared/secret/secret';
import { chooseStore } from '../choose-store.ts';
import { hasVault } from '../has-vault.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { currentOf } from '../records/version-changes.ts';
import { refuseWhileOpen } from '../rotation/refuse-while-open.ts';
import type { StoreWish } from '../secret-settings.ts';
import type { SecretVariable } from '../secret-variables.ts';
import type { SecretsSetResult } from './results.ts';

/** How long a replaced value is kept for a way back, in milliseconds, unless somebody says otherwise. */
export const usualGrace = 86_400_000;

export interface SetSecretOptions {
  readonly secrets: OpenSecrets;
  readonly variable: SecretVariable;
  readonly wish?: StoreWish | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Asked for once the store has answered. */
  value(): Promise<Secret>;
}

/**
 * Stores a value as the one that units get. The same value again changes nothing, unless it is to lie elsewhere.
 *
 * @throws PokerbotError `ROTATION_OPEN` while a rotation of it has not ended; those of the store
 */
export async function setSecret(options: SetSecretOptions): Promise<SecretsSetResult> {
  const { secrets, variable, wish, now } = options;
  const { name, readers } = variable;
  const { book, paths } = secrets;
  refuseWhileOpen(paths, name);
  const kind = await chooseStore(secrets, { name, wish });
  // A vault that does not exist is made once there is something for it: whoever leaves at the question has changed nothing.
  const there = kind === 'keychain' || hasVault(paths);
  if (there) await secrets.openStore(kind);
  const value = await options.value();
  const store = await secrets.openStore(kind);
  const before = currentOf(book.record(name));
  const same = before?.fingerprint === book.fingerprint(value);
  if (same) await book.move(name, kind);
  const retireAfter = new Date(now + usualGrace).toISOString();
  const after = same && before ? before : await book.set(name, value, { store: kind, retireAfter });
  return {
    name,
    store: kind,
    ...(await store.describe()),
    version: after.version,
    previous: same ? null : (before?.version ?? null),
    fingerprint: after.fingerprint,
    changed: !same,
    units: readers,
  };
}

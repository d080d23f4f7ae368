import { existsSync, readdirSync } from 'node:fs';
import { writeDurably } from '../../records/durable-file.ts';
import { lockRecords, type RecordsLockOptions } from '../../records/records-lock.ts';
import type { SecretPaths } from '../../secret-paths.ts';
import { newIdentity } from './vault-crypto.ts';
import { isEncryptedTo, readVault, writeVault } from './vault-file.ts';
import { keyFileText, readKeyFile } from './vault-key.ts';

export interface RekeyOptions extends Pick<RecordsLockOptions, 'clock' | 'signal'> {
  /** Paths of a scope, by its name. */
  pathsOf(scope: string): SecretPaths;
  /** Folder of all scopes. */
  readonly scopes: string;
  /** Key of all vaults of this user that open with a key file. */
  readonly keyFile: string;
}

/**
 * Gives every vault of this user a new key: the file holds both keys until each vault was encrypted to the new one and read back, so
 * that it may be cut off anywhere, and is then gone on with. Gives the scopes.
 *
 * @throws PokerbotError `VAULT_LOCKED` without a key file; `VAULT_KEY_WRONG`, `VAULT_DAMAGED`: then both keys stay
 */
export async function rekeyVaults(options: RekeyOptions): Promise<string[]> {
  const { keyFile, scopes } = options;
  const keys = readKeyFile(keyFile).reveal().split('\n');
  const isCutOff = keys.length > 1;
  const all = isCutOff ? keys : [await newIdentity(), ...keys];
  if (!isCutOff) writeDurably(keyFile, keyFileText(all));
  const names = existsSync(scopes) ? readdirSync(scopes) : [];
  const changed = names.filter((name) => {
    const { vault, vaultIdentity } = options.pathsOf(name);
    return existsSync(vault) && !existsSync(vaultIdentity);
  });
  for (const name of changed) await rekey(options.pathsOf(name), all, options);
  writeDurably(keyFile, keyFileText(all.slice(0, 1)));
  return changed.sort();
}

async function rekey(
  paths: SecretPaths,
  keys: readonly string[],
  { clock, signal }: RekeyOptions,
): Promise<void> {
  const lock = await lockRecords({ path: paths.lock, verb: 'secrets rotate', clock, signal });
  try {
    const [key = ''] = keys;
    const identity = keys.join('\n');
    // Twice: the version before is encrypted to the new key then, too.
    for (const path of [paths.vault, paths.vaultBefore]) {
      if (await isEncryptedTo(path, key)) continue;
      await writeVault(paths, identity, await readVault(paths, identity));
    }
  } finally {
    lock.release();
  }
}

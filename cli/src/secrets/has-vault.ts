import { existsSync } from 'node:fs';
import { readRecords } from './records/records-file.ts';
import type { SecretPaths } from './secret-paths.ts';

/**
 * Whether there is a vault, or has to be one: a vault that is lost is no vault that was never made.
 *
 * @throws PokerbotError `SECRET_RECORDS_DAMAGED`
 */
export function hasVault(paths: SecretPaths): boolean {
  if ([paths.vault, paths.vaultBefore].some((path) => existsSync(path))) return true;
  const secrets = readRecords(paths)?.secrets ?? [];
  return secrets.some(
    ({ store, versions }) => store === 'vault' && versions.some(({ state }) => state !== 'retired'),
  );
}

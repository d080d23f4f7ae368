import { existsSync } from 'node:fs';
import type { Check } from '../../doctor/check.ts';
import { fingerprintKey } from '../records/fingerprint.ts';
import type { ScopeRecords } from '../records/records-file.ts';
import type { SecretPaths } from '../secret-paths.ts';
import { attempt } from './attempt.ts';

const name = 'fingerprints';

/**
 * Why values cannot be held against what is recorded of them: the key of the fingerprints is damaged. One that is gone was made
 * anew before, and told of.
 */
export async function checkFingerprints(
  { secrets }: ScopeRecords,
  { fingerprintKey: path }: SecretPaths,
): Promise<Check[]> {
  if (secrets.length === 0 || !existsSync(path)) return [];
  const read = await attempt(name, async () => fingerprintKey(path));
  return 'check' in read ? [read.check] : [];
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What may lie in a folder that counts as empty. */
const harmless = new Set(['.git', '.pokerbot', '.DS_Store']);

/**
 * What lies in a folder that is to become a workspace and is neither harmless nor the rest of a run of `init` that was ended
 * before its end; sorted.
 */
export function foreignEntries(folder: string): string[] {
  if (!existsSync(folder) || existsSync(join(folder, '.pokerbot/rendered'))) return [];
  return readdirSync(folder)
    .filter((name) => !harmless.has(name))
    .sort();
}

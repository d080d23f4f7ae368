import { createHash } from 'node:crypto';
import { basename } from 'node:path';

const longestSlug = 32;
const hashDigits = 8;

/**
 * Name of a workspace beyond its folder, on an engine or in a keychain: readable, and different for two folders of one name.
 *
 * @param workspace absolute path, without symbolic links
 */
export function workspaceId(workspace: string): string {
  const slug = basename(workspace)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
  const hash = createHash('sha256').update(workspace).digest('hex').slice(0, hashDigits);
  return `${slug || 'workspace'}-${hash}`;
}

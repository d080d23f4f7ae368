import { lchownSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Leaves what root has just written in somebody else's folder to whoever owns that folder, who could neither read nor replace it
 * otherwise. Does nothing for anybody but root, and nothing to what somebody owns already.
 */
export function leaveToOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  try {
    const { uid, gid } = lstatSync(dirname(path));
    if (uid !== 0 && lstatSync(path).uid === 0) lchownSync(path, uid, gid);
  } catch {
    // Not every file system has owners, and not every root may give something away: it is written all the same.
  }
}

/** The same for a folder and everything in it. */
export function leaveAllToOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  leaveToOwner(path);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) leaveAllToOwner(join(path, name));
}

/** Makes a folder, and those above it that are missing, for whoever owns the folder that they are in. */
export function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (process.getuid?.() !== 0) return;
  if (first !== undefined && first !== path) makeFolder(dirname(path));
  leaveToOwner(path);
}

// Copies files so that the same files always make the same image layer: one time, plain permissions.
import { chmodSync, copyFileSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** 1 January 1980, the earliest that every archive format can write. */
const time = new Date(315_532_800_000);

/** Copies what `wanted` takes, given the path from the root of the tree; folders that nothing is taken from stay away. */
export function copyTree(from, to, wanted, path = '') {
  for (const entry of readdirSync(join(from, path), { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (!wanted(inner, entry)) continue;
    if (entry.isDirectory()) copyTree(from, to, wanted, inner);
    else if (entry.isFile()) copyFile(join(from, inner), join(to, inner));
  }
}

export function copyFile(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Gives everything below a folder its time and its permissions; any user may write to the folders named, and to nothing else. */
export function settle(folder, writable = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) settle(path, writable);
    chmodSync(path, modeOf(entry, writable.includes(path)));
    utimesSync(path, time, time);
  }
}

function modeOf(entry, shared) {
  if (entry.isDirectory()) return shared ? 0o1777 : 0o755;
  return 0o644;
}

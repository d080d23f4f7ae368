import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type IgnoreRules, readIgnoreRules } from '../../../../images/ignore-rules.ts';
import { encodeEntry, type TarEntry } from './tar-entry.ts';

const executableBits = 0o111;

/**
 * Everything of a folder that its `.dockerignore` lets through, as the entries of a tar archive: in the order of names,
 * without times and owners, so that the same content is the same archive on every machine.
 */
export async function archiveFolder(folder: string): Promise<Buffer> {
  const rules = readIgnoreRules(folder);
  const entries = await readEntries(folder, '', rules);
  return Buffer.concat(entries.map(encodeEntry));
}

async function readEntries(folder: string, below: string, rules: IgnoreRules): Promise<TarEntry[]> {
  const found = await readdir(join(folder, below), { withFileTypes: true });
  const sorted = found.sort((one, other) => (one.name < other.name ? -1 : 1));
  const parts: TarEntry[][] = [];
  // One folder after the other: a thousand at once would be too many open files.
  for (const entry of sorted) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    parts.push(await readEntry(folder, path, entry, rules));
  }
  return parts.flat();
}

async function readEntry(
  folder: string,
  path: string,
  entry: Dirent,
  rules: IgnoreRules,
): Promise<TarEntry[]> {
  const ignored = rules.ignores(path);
  if (entry.isDirectory()) {
    if (ignored && !rules.mayHoldExceptions(path)) return [];
    const inside = await readEntries(folder, path, rules);
    return ignored && inside.length === 0 ? [] : [{ kind: 'folder', path }, ...inside];
  }
  if (ignored) return [];
  const full = join(folder, path);
  if (entry.isSymbolicLink()) return [{ kind: 'link', path, target: await readlink(full) }];
  // Sockets and devices are nothing that could be copied.
  if (!entry.isFile()) return [];
  const executable = ((await lstat(full)).mode & executableBits) !== 0;
  return [{ kind: 'file', path, executable, content: await readFile(full) }];
}

import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const ownerOnly = 0o600;

/** Puts a file for its owner only in place, so that after a power cut it holds the old bytes or the new ones. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const draft = draftOf(path);
  try {
    writeDraft(draft, content);
    putInPlace(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** As `writeDurably`, but only where there is none; false when somebody else was first. */
export function createDurably(path: string, content: string | Uint8Array): boolean {
  const draft = draftOf(path);
  try {
    writeDraft(draft, content);
    linkSync(draft, path);
    syncFolder(dirname(path));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Makes the folder that only its owner can enter. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

export function draftOf(path: string): string {
  return `${path}.${randomUUID()}.draft`;
}

/** Removes what writers of a file have left that were ended before it was in place. Nobody else may be writing it. */
export function removeDrafts(path: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  for (const each of readdirSync(folder)) {
    const middle = each.startsWith(`${name}.`) ? each.slice(name.length + 1) : '';
    if (/^[0-9a-f-]{36}\.draft$/.test(middle)) rmSync(join(folder, each), { force: true });
  }
}

/** Writes a file that is on the disk when this returns, but not under its name yet. */
export function writeDraft(draft: string, content: string | Uint8Array): void {
  makePrivateFolder(dirname(draft));
  const file = openSync(draft, 'w', ownerOnly);
  try {
    fchmodSync(file, ownerOnly);
    writeAll(file, typeof content === 'string' ? Buffer.from(content) : content, draft);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function putInPlace(draft: string, path: string): void {
  renameSync(draft, path);
  syncFolder(dirname(path));
}

/** Writes every byte: one call may write fewer. An error tells the folder of the path, so that it is known which disk is full. */
export function writeAll(file: number, bytes: Uint8Array, path?: string): void {
  try {
    for (let offset = 0; offset < bytes.length; ) {
      offset += writeSync(file, bytes, offset);
    }
  } catch (error) {
    throw path === undefined ? error : Object.assign(error as Error, { path: dirname(path) });
  }
}

/** A new name is on the disk only once its folder is. */
function syncFolder(path: string): void {
  // Windows opens no folders.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

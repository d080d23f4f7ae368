import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileFault } from '@poker-bot/logger/journal/file-fault';

/**
 * Replaces a file by the given parts: whoever looks sees the old one or the whole new one, after a power cut as well.
 * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
 */
export function writeAtomically(path: string, parts: Iterable<string>): void {
  const temporary = `${path}.tmp`;
  try {
    const descriptor = openSync(temporary, 'w', 0o644);
    try {
      for (const part of parts) writeFileSync(descriptor, part);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fileFault(path, error);
  }
}

/** Makes the new name last. Systems that cannot open folders keep it by other means. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

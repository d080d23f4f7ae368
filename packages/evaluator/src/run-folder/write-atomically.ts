import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileFault } from '@poker-bot/logger/journal/file-fault';

/**
 * Replaces a file by the given parts: whoever looks sees the old one or the whole new one, after a power cut as well. One
 * process at a time may do so: what another one left half written is written over.
 * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
 */
export function writeAtomically(path: string, parts: Iterable<string>): void {
  const temporary = `${path}.tmp`;
  place(path, { parts, temporary, put: () => renameSync(temporary, path) });
}

/**
 * Makes a file of the given parts, whole or not at all; of several processes that make it at once one does.
 * @returns false when it is there already, and stays as it is
 * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
 */
export function createAtomically(path: string, parts: Iterable<string>): boolean {
  const temporary = `${path}.${randomUUID()}.tmp`;
  let created = true;
  const put = () => {
    try {
      linkSync(temporary, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      created = false;
    }
  };
  place(path, { parts, temporary, put });
  return created;
}

interface Placing {
  readonly parts: Iterable<string>;
  readonly temporary: string;
  put(): void;
}

function place(path: string, { parts, temporary, put }: Placing): void {
  try {
    const descriptor = openSync(temporary, 'w', 0o644);
    try {
      for (const part of parts) writeFileSync(descriptor, part);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    put();
    syncFolder(dirname(path));
  } catch (error) {
    throw fileFault(path, error);
  } finally {
    rmSync(temporary, { force: true });
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

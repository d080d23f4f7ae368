import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileFault } from '@poker-bot/logger/journal/file-fault';

/**
 * Replaces a file by the given parts: whoever looks sees the old one or the whole new one, after a power cut as well.
 * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
 */
export function writeAtomically(path: string, parts: Iterable<string | Uint8Array>): void {
  const draft = new Draft(path, `${path}.${randomUUID()}.tmp`);
  try {
    for (const part of parts) draft.add(part);
    draft.put();
  } finally {
    draft.discard();
  }
}

/**
 * Makes a file of the given parts, whole or not at all; of several processes that make it at once one does.
 * @returns false when it is there already, and stays as it is
 * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
 */
export function createAtomically(path: string, parts: Iterable<string>): boolean {
  const draft = new Draft(path, `${path}.${randomUUID()}.tmp`);
  let created = true;
  try {
    for (const part of parts) draft.add(part);
    draft.put((temporary) => {
      created = linked(temporary, path);
    });
  } finally {
    draft.discard();
  }
  return created;
}

function linked(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** A file that is written beside its place before it takes it. Its methods throw PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`. */
export class Draft {
  readonly #path: string;
  readonly #temporary: string;
  #descriptor: number | undefined;

  constructor(path: string, temporary: string) {
    this.#path = path;
    this.#temporary = temporary;
    // A file of its own, whatever lies there: whoever left it may be writing still, and not know yet that it may not.
    this.#descriptor = this.#told(() => {
      rmSync(temporary, { force: true });
      return openSync(temporary, 'wx', 0o644);
    });
  }

  add(part: string | Uint8Array): void {
    this.#told(() => {
      if (this.#descriptor !== undefined) writeFileSync(this.#descriptor, part);
    });
  }

  /** @param place gives it its name; what had that name is replaced where nothing is said */
  put(place = (temporary: string) => renameSync(temporary, this.#path)): void {
    this.#told(() => {
      if (this.#descriptor !== undefined) fsyncSync(this.#descriptor);
      if (!this.#isThere()) throw new Error('another process writes this file');
      place(this.#temporary);
      syncFolder(dirname(this.#path));
    });
  }

  /** Leaves nothing beside; to be called at the end in any case. */
  discard(): void {
    const isOurs = this.#isThere();
    this.#close();
    if (isOurs) rmSync(this.#temporary, { force: true });
  }

  /** Whether what lies beside is still this draft, and not that of a process which has taken its place. */
  #isThere(): boolean {
    if (this.#descriptor === undefined) return false;
    const there = statSync(this.#temporary, { throwIfNoEntry: false });
    return there?.ino === fstatSync(this.#descriptor).ino;
  }

  #close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #told<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw fileFault(this.#path, error);
    }
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

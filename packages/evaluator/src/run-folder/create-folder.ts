import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileFault } from '@poker-bot/logger/journal/file-fault';
import { createAtomically } from './write-atomically.ts';

/**
 * Makes a folder with its manifest, by which it exists for everybody else.
 *
 * @param path of the folder, which may be there without a manifest
 * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`; and `taken` when it has a manifest
 */
export function createFolder(
  path: string,
  {
    file,
    manifest,
    taken,
  }: {
    /** Name of the manifest. */
    readonly file: string;
    readonly manifest: unknown;
    taken(): Error;
  },
): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw fileFault(path, error);
  }
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  if (!createAtomically(join(path, file), [text])) throw taken();
}

import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface FileSnapshot {
  readonly text: string;
  readonly mode: string;
}

/** Every file below a folder with its text and its permissions. */
export function snapshotFolder(folder: string): Record<string, FileSnapshot> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      relative(folder, file),
      {
        text: readFileSync(file, 'utf8'),
        mode: (lstatSync(file).mode & 0o777).toString(8),
      },
    ]),
  );
}

import { readdirSync } from 'node:fs';

/** Names of the files of a folder that end in an extension, without it, sorted. @throws Error of the file system */
export function namesIn(folder: string, extension: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .sort();
}

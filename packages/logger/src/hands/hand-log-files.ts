import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type HandLogName, handLogPart } from './hand-log-name.ts';

export interface HandLogFile {
  readonly path: string;
  readonly part: number;
}

/** The parts of a session's log, the oldest first; none when there is no such folder. */
export function handLogFiles(directory: string, name: HandLogName): HandLogFile[] {
  return fileNames(directory)
    .flatMap((fileName) => {
      const part = handLogPart(name, fileName);
      return part === undefined ? [] : [{ path: join(directory, fileName), part }];
    })
    .sort((a, b) => a.part - b.part);
}

function fileNames(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

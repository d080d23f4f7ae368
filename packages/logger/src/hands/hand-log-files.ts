import { join } from 'node:path';
import { type HandLogName, handLogPart } from './hand-log-name.ts';
import { readFolder } from './read-folder.ts';

export interface HandLogFile {
  readonly path: string;
  readonly part: number;
}

/**
 * The parts of a session's log, the oldest first; none when there is no such folder.
 *
 * @throws PokerbotError `FILE_UNREADABLE`
 */
export function handLogFiles(directory: string, name: HandLogName): HandLogFile[] {
  return readFolder(directory)
    .flatMap(({ name: fileName }) => {
      const part = handLogPart(name, fileName);
      return part === undefined ? [] : [{ path: join(directory, fileName), part }];
    })
    .sort((a, b) => a.part - b.part);
}

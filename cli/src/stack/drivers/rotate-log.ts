import { renameSync, rmSync, statSync } from 'node:fs';

/** Size at which the log of a unit is put aside, in bytes. */
export const fullLog = 10_000_000;
/** How many files are put aside before the oldest is removed. */
export const keptLogs = 3;

/** Puts a log aside as `.1`, and what was there before as `.2`, and so on. */
export function rotateLog(path: string, keepFiles = keptLogs): void {
  rmSync(`${path}.${keepFiles}`, { force: true });
  for (let number = keepFiles - 1; number >= 0; number -= 1) {
    const from = number === 0 ? path : `${path}.${number}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${path}.${number + 1}`);
  }
}

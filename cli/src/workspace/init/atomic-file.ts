import { chmodSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { leaveToOwner, makeFolder } from '../../folder-owner.ts';

/** Puts whole files in place, so that a reader sees the old text or the new one and never a part. */
export interface AtomicWriter {
  write(path: string, file: WholeFile): void;
  /** Removes what this writer needed. */
  close(): void;
}

export interface WholeFile {
  readonly text: string;
  readonly mode: number;
  /** Time of the last change that the file is to show, when not now. */
  readonly modified?: Date | undefined;
}

/**
 * Writes through a folder of the workspace, which is on the same file system. What a killed process left there is removed.
 *
 * An error of `write` names the file that was to be written.
 */
export function createAtomicWriter(scratch: string): AtomicWriter {
  makeFolder(scratch);
  for (const name of readdirSync(scratch)) {
    if (!isAlive(Number.parseInt(name, 10))) rmSync(join(scratch, name), { force: true });
  }
  const draft = join(scratch, `${process.pid}.draft`);
  return {
    write: (path, { text, mode, modified }) => {
      try {
        makeFolder(dirname(path));
        writeFileSync(draft, text, { mode });
        // The mask of the process may have taken permissions away.
        chmodSync(draft, mode);
        if (modified) utimesSync(draft, modified, modified);
        renameSync(draft, path);
        leaveToOwner(path);
      } catch (error) {
        rmSync(draft, { force: true });
        throw Object.assign(error as Error, { path });
      }
    },
    close: () => {
      rmSync(draft, { force: true });
    },
  };
}

function isAlive(pid: number): boolean {
  if (Number.isNaN(pid)) return false;
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const size = '64k';

/** Makes a small file system at a folder and fills it; undefined where this user may not. */
export function mountFullDisk(folder: string): Disposable | undefined {
  const options = `size=${size},mode=1777`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) {
    return undefined;
  }
  const disk = { [Symbol.dispose]: () => void spawnSync('umount', ['--lazy', folder]) };
  return fill(join(folder, 'filler')) ? disk : void disk[Symbol.dispose]();
}

/** Whether the file grew until nothing was left. */
function fill(file: string): boolean {
  for (let block = 0; block < 1_000; block += 1) {
    try {
      appendFileSync(file, Buffer.alloc(4_096));
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOSPC';
    }
  }
  return false;
}

import {
  appendFileSync,
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
} from 'node:fs';
import { fileFault } from './file-fault.ts';

/** What stood after the last line end. */
export interface TornLine {
  readonly bytes: number;
  /** Where it is kept. */
  readonly keptIn: string;
}

const blockSize = 64 * 1024;
const lineEnd = 0x0a;

/**
 * Cuts a file of lines to its last whole line: what a process that died while writing left behind it. The rest is kept
 * aside in `<path>.torn` before it is cut off. A file that does not exist, or ends well, stays as it is.
 *
 * @throws PokerbotError `FILE_UNWRITABLE`, `DISK_FULL`
 */
export function repairLastLine(path: string): TornLine | undefined {
  try {
    return repair(path);
  } catch (error) {
    throw fileFault(path, error);
  }
}

function repair(path: string): TornLine | undefined {
  const descriptor = openIfThere(path);
  if (descriptor === undefined) return undefined;
  try {
    const { size } = fstatSync(descriptor);
    const whole = wholeLinesEnd(descriptor, size);
    if (whole === size) return undefined;
    const rest = Buffer.alloc(size - whole);
    readSync(descriptor, rest, 0, rest.length, whole);
    const keptIn = `${path}.torn`;
    appendFileSync(keptIn, Buffer.concat([rest, Buffer.from('\n')]));
    ftruncateSync(descriptor, whole);
    fdatasyncSync(descriptor);
    return { bytes: rest.length, keptIn };
  } finally {
    closeSync(descriptor);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Bytes up to and with the last line end, searched for from the back. */
function wholeLinesEnd(descriptor: number, size: number): number {
  const block = Buffer.alloc(Math.min(blockSize, size));
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - block.length);
    const length = readSync(descriptor, block, 0, end - start, start);
    const found = block.subarray(0, length).lastIndexOf(lineEnd);
    if (found >= 0) return start + found + 1;
    end = start;
  }
  return 0;
}

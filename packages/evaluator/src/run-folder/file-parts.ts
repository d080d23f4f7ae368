import { closeSync, openSync, readSync } from 'node:fs';

/** A part of a file that holds whole lines. */
export interface FilePart {
  readonly path: string;
  /** First byte. */
  readonly start: number;
  /** Byte after the last one. */
  readonly end: number;
  /** Number of its first line, from 1. */
  readonly line: number;
}

/** Bytes of a part, unless a line is longer. */
const partSize = 256 * 1024;
const lineEnd = 10;

/** Divides the whole lines of a file into parts; what follows the last line end is left out. */
export function* fileParts(path: string): Generator<FilePart, void, undefined> {
  const descriptor = openSync(path, 'r');
  const block = Buffer.alloc(partSize);
  let [start, line, lines] = [0, 1, 0];
  try {
    for (let read = 0, at = 0; ; at += read) {
      read = readSync(descriptor, block, 0, block.length, at);
      if (read === 0) return;
      const last = block.subarray(0, read).lastIndexOf(lineEnd);
      lines += countOf(block.subarray(0, last + 1));
      if (last < 0) continue;
      const end = at + last + 1;
      yield { path, start, end, line };
      line += lines;
      lines = 0;
      start = end;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The lines of a part, without their ends. */
export function linesOfPart({ path, start, end }: Omit<FilePart, 'line'>): string[] {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(end - start);
    let read = 0;
    while (read < bytes.length) {
      const more = readSync(descriptor, bytes, read, bytes.length - read, start + read);
      if (more === 0) throw new Error(`\`${path}\` became shorter while it was read`);
      read += more;
    }
    return bytes.toString('utf8').slice(0, -1).split('\n');
  } finally {
    closeSync(descriptor);
  }
}

function countOf(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineEnd); at >= 0; at = bytes.indexOf(lineEnd, at + 1)) count += 1;
  return count;
}

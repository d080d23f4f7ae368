import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

const blockSize = 256 * 1024;
/** Characters; no hand is written in a line near as long, and one longer would fill the memory. */
const longestLine = 8 * 1024 * 1024;

export interface SourceLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Whether a line end follows; without one a line of a log may be torn. */
  readonly ended: boolean;
}

/**
 * The lines in the first bytes of a file, one at a time and in flat memory.
 *
 * @param onRead told how many bytes more were read
 * @throws PokerbotError `HISTORY_FORMAT_UNKNOWN` at a line longer than any hand
 */
export function* sourceLines(
  path: string,
  bytes: number,
  onRead?: (bytes: number) => void,
): Generator<SourceLine> {
  let number = 0;
  let rest = '';
  for (const text of textBlocks(path, bytes, onRead)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      number += 1;
      yield { text: line, number, ended: true };
    }
    if (rest.length > longestLine) throw tooLong(path, number + 1);
  }
  if (rest !== '') yield { text: rest, number: number + 1, ended: false };
}

/** The first bytes of a file in blocks, decoded as UTF-8. */
export function* textBlocks(
  path: string,
  bytes: number,
  onRead?: (bytes: number) => void,
): Generator<string> {
  const decoder = new StringDecoder('utf8');
  for (const block of byteBlocks(path, bytes)) {
    onRead?.(block.length);
    yield decoder.write(block);
  }
  yield decoder.end();
}

/** The first bytes of a file in blocks; each is written over by the next. */
export function* byteBlocks(path: string, bytes: number): Generator<Buffer> {
  const descriptor = openSync(path, 'r');
  try {
    const block = Buffer.alloc(blockSize);
    for (let left = bytes; left > 0; ) {
      const length = readSync(descriptor, block, 0, Math.min(blockSize, left), null);
      if (length === 0) return;
      left -= length;
      yield block.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

function tooLong(path: string, line: number): PokerbotError {
  return new PokerbotError('HISTORY_FORMAT_UNKNOWN', {
    message: `\`${path}\`, line ${line} is longer than any recorded hand`,
    details: { path, line },
  });
}

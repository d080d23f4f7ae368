import type { Readable } from 'node:stream';
import { readLines } from '../../line-reader.ts';

/** Calls back with each JSON document of a stream that has one a line; what is none is passed over. */
export function readJsonLines(stream: Readable, onValue: (value: unknown) => void): void {
  readLines(stream, (line) => {
    const value = parse(line);
    if (value !== undefined) onValue(value);
  });
}

function parse(line: string): unknown {
  try {
    return line.trim() === '' ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}

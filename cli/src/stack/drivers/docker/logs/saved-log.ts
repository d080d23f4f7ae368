import { appendFileSync, closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { leaveToOwner, makeFolder } from '../../../../folder-owner.ts';
import { fullLog, rotateLog } from '../../rotate-log.ts';

/** How much of a file's end is read for its last time, in bytes; more than one line. */
const endBytes = 65_536;
/** Characters of one line; more would be a dump, not a message. */
const longestLine = 16_384;

export interface SavedLine {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly text: string;
}

export function savedLogPath(folder: string, unit: string): string {
  return join(folder, `${unit}.log`);
}

/** Time of the last line that was saved, in milliseconds since the epoch; 0 before the first. */
export function lastSavedTime(path: string): number {
  const lines = endOf(path).split('\n').reverse();
  for (const line of lines) {
    const time = Date.parse(line.slice(0, line.indexOf(' ')));
    if (!Number.isNaN(time)) return time;
  }
  return 0;
}

/** Adds lines to what is kept of a unit, one after its time. */
export function saveLines(path: string, lines: readonly SavedLine[]): void {
  if (lines.length === 0) return;
  makeFolder(dirname(path));
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  let waiting = '';
  for (const { time, text } of lines) {
    const line = `${new Date(time).toISOString()} ${text.slice(0, longestLine)}\n`;
    if (size + waiting.length + line.length > fullLog && size + waiting.length > 0) {
      append(path, waiting);
      rotateLog(path);
      waiting = '';
      size = 0;
    }
    waiting += line;
  }
  append(path, waiting);
}

function append(path: string, text: string): void {
  appendFileSync(path, text, { mode: 0o600 });
  leaveToOwner(path);
}

function endOf(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })) return '';
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const length = Math.min(size, endBytes);
    const buffer = Buffer.alloc(length);
    readSync(file, buffer, 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    closeSync(file);
  }
}

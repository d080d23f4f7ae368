import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LogLine, LogOptions } from '../../driver.ts';
import { LogFileTail } from '../log-file-tail.ts';

/** Time between two looks for new lines, in milliseconds. */
const lookEvery = 100;

/** What the units have written and, when following, what they write until the signal. */
export async function* readLogs(folder: string, options: LogOptions): AsyncIterable<LogLine> {
  const { units, follow, since = 0, tail, signal } = options;
  const tails = units.map((unit) => new LogFileTail(unit, join(folder, `${unit}.log`)));
  try {
    const present = tails.flatMap((file) => {
      const lines = file.readAll().filter(({ time }) => time >= since);
      return tail === undefined ? lines : lines.slice(lines.length - Math.min(tail, lines.length));
    });
    yield* inOrder(present);
    while (follow && !signal.aborted) {
      await delay(lookEvery, undefined, { signal }).catch(() => undefined);
      yield* inOrder(tails.flatMap((file) => file.readNew()));
    }
  } finally {
    for (const file of tails) file.close();
  }
}

function inOrder(lines: readonly LogLine[]): LogLine[] {
  return [...lines].sort((a, b) => a.time - b.time);
}

import { statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Time between two looks, in milliseconds. */
const lookEvery = 100;

/** The supervisor replaces its snapshot at every change, and renews its time now and then, which costs a look for nothing. */
export async function* changesOf(statePath: string, signal: AbortSignal): AsyncIterable<number> {
  let known = fileOf(statePath);
  while (!signal.aborted) {
    await delay(lookEvery, undefined, { signal }).catch(() => undefined);
    const found = fileOf(statePath);
    if (found === known) continue;
    known = found;
    yield Date.now();
  }
}

/** Not by its number alone: the next file but one may have that of the one before. */
function fileOf(path: string): string | undefined {
  const file = statSync(path, { throwIfNoEntry: false });
  return file && `${file.ino} ${file.mtimeMs}`;
}

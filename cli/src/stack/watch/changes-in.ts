import { type FSWatcher, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several steps: what follows within this time belongs to the same change; in milliseconds. */
const settleTime = 60;

export interface WatchedPlace {
  readonly folder: string;
  /** Folders below it, too. */
  readonly recursive: boolean;
  /** Whether a change of this file counts, by its path from the folder. */
  counts(path: string): boolean;
}

/** Changed files, as absolute paths, in bundles, until the signal. Places that do not exist are left out. */
export async function* changesIn(
  places: readonly WatchedPlace[],
  signal: AbortSignal,
): AsyncIterable<readonly string[]> {
  const changed = new Set<string>();
  let wake: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const note = (path: string) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => wake(), settleTime);
  };
  const watchers = places.flatMap((place) => watcherOf(place, note));
  signal.addEventListener('abort', () => wake(), { once: true });
  try {
    while (!signal.aborted) {
      if (changed.size === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (changed.size === 0) continue;
      const bundle = [...changed].sort();
      changed.clear();
      yield bundle;
    }
  } finally {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  }
}

function watcherOf(
  { folder, recursive, counts }: WatchedPlace,
  note: (path: string) => void,
): FSWatcher[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const watcher = watch(folder, { recursive }, (_event, name) => {
    if (name !== null && counts(name)) note(join(folder, name));
  });
  // A folder that is removed meanwhile has no further changes.
  watcher.on('error', () => undefined);
  return [watcher];
}

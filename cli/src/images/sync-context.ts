import {
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  type Stats,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Installation } from '../installation.ts';
import { createAtomicWriter } from '../workspace/init/atomic-file.ts';
import { type ContextFile, listContext } from './build-context.ts';

export interface ContextChanges {
  /** Paths from the root of the context. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes a folder the build context of an installation: writes what differs and removes what is gone. Each file is there as a whole
 * or not at all, and a run that is ended in the middle is completed by the next. A copy carries the time of its original, so that
 * as long as nothing changes no file is opened.
 */
export function syncContext(installation: Installation, folder: string): ContextChanges {
  const wanted = listContext(installation);
  const present = entriesBelow(folder);
  const removed = removeStrangers(folder, { wanted, present });
  const differing = wanted.flatMap((file) => difference(file, folder) ?? []);
  if (differing.length === 0) return { written: [], removed };
  const writer = createAtomicWriter(join(folder, '../drafts'));
  try {
    for (const { path, text, modified } of differing) {
      writer.write(join(folder, path), { text, mode: 0o644, modified });
    }
  } finally {
    writer.close();
  }
  return { written: differing.map(({ path }) => path), removed };
}

interface Difference {
  readonly path: string;
  readonly text: string;
  readonly modified?: Date;
}

function difference({ path, content }: ContextFile, folder: string): Difference | undefined {
  const target = join(folder, path);
  const there = lstatSync(target, { throwIfNoEntry: false });
  if ('text' in content) {
    return there && readFileSync(target, 'utf8') === content.text
      ? undefined
      : { path, text: content.text };
  }
  const original = statSync(content.copyOf);
  const modified = wholeMilliseconds(original);
  if (there && there.size === original.size && wholeMilliseconds(there) === modified)
    return undefined;
  const text = readFileSync(content.copyOf, 'utf8');
  const time = new Date(modified);
  if (there && readFileSync(target, 'utf8') === text) {
    utimesSync(target, time, time);
    return undefined;
  }
  return { path, text, modified: time };
}

/** Neither every file system nor a number keeps a finer time. */
function wholeMilliseconds({ mtimeMs }: Stats): number {
  return Math.round(mtimeMs);
}

interface Entry {
  readonly path: string;
  readonly isFile: boolean;
}

/** Everything in a folder, what lies deepest first. */
function entriesBelow(folder: string, path = ''): Entry[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`;
    const below = entry.isDirectory() ? entriesBelow(folder, inner) : [];
    return [...below, { path: inner, isFile: entry.isFile() }];
  });
}

interface Mirror {
  readonly wanted: readonly ContextFile[];
  readonly present: readonly Entry[];
}

/** Removes what does not belong, and what stands where a file or a folder has to. */
function removeStrangers(folder: string, { wanted, present }: Mirror): string[] {
  const files = new Set(wanted.map(({ path }) => path));
  const folders = new Set([...files].flatMap((path) => parents(path)));
  const strangers = present.filter(({ path, isFile }) =>
    isFile ? !files.has(path) : !folders.has(path),
  );
  for (const { path } of strangers) rmSync(join(folder, path), { recursive: true, force: true });
  return strangers.map(({ path }) => path);
}

function parents(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

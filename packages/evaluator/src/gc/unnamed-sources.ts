import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileFault } from '@poker-bot/logger/journal/file-fault';
import type { Gc } from '@poker-bot/shared/evaluation/gc';
import { bytesOf } from './kept-units.ts';

export interface UnnamedSources {
  /** The folder of copies: each lies in a folder that is called after what is in it. */
  readonly folder: string;
  /** The folder of all runs. */
  readonly runs: string;
  /** Runs that are not to be asked: they are removed, or would be. */
  readonly without: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly dryRun: boolean;
}

/** A run that is being started names its copies only some time after they are made; milliseconds. */
const youngest = 3_600_000;

const copyName = /^[0-9a-f]{12}$/;
const namedCopy = /sources[\\/]+([0-9a-f]{12})[\\/]/g;

/**
 * Removes copies of the user's files that no run is made of any more. Manifests are searched as texts: also that of a run that
 * is damaged keeps what it names.
 *
 * @throws PokerbotError `FILE_UNWRITABLE`
 */
export function removeUnnamedSources(options: UnnamedSources): Gc['sources'] {
  const { folder, now, dryRun } = options;
  if (!existsSync(folder)) return { files: 0, bytes: 0 };
  const named = namedCopies(options);
  const unnamed = readdirSync(folder)
    .filter((name) => copyName.test(name) && !named.has(name))
    .map((name) => join(folder, name))
    .filter((path) => now - statSync(path).mtimeMs > youngest);
  const sources = {
    files: unnamed.reduce((sum, path) => sum + readdirSync(path).length, 0),
    bytes: unnamed.reduce((sum, path) => sum + bytesOf(path), 0),
  };
  if (!dryRun) for (const path of unnamed) remove(path);
  return sources;
}

function namedCopies({ runs, without }: UnnamedSources): Set<string> {
  const kept = existsSync(runs) ? readdirSync(runs).filter((name) => !without.has(name)) : [];
  const texts = kept.flatMap((run) =>
    ['manifest.json', 'league.json']
      .map((file) => join(runs, run, file))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'utf8')),
  );
  return new Set(
    texts.flatMap((text) => [...text.matchAll(namedCopy)].map(([, name = '']) => name)),
  );
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    throw fileFault(path, error);
  }
}

import { isDeepStrictEqual } from 'node:util';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { RunFolder, runIds } from '../run-folder/run-folder.ts';
import { shardRunId } from './shard-range.ts';

export interface ShardRun {
  readonly folder: RunFolder;
  readonly manifest: SmokeManifest;
}

/**
 * The folders of all shards of a run, in order, whether they are there or not; undefined where none is. Of a run that was begun in
 * different numbers of shards those are taken that are all finished.
 */
export function divisionOf(parent: string, runId: string): RunFolder[] | undefined {
  const counts = runIds(parent).flatMap((id) => {
    const of = id.startsWith(`${runId}.shard-`) ? /-of-([1-9]\d{0,3})$/.exec(id)?.[1] : undefined;
    return of === undefined ? [] : [Number(of)];
  });
  const divisions = [...new Set(counts)].map((of) => shardFolders(parent, { runId, of }));
  return divisions.find((folders) => unfinishedOf(folders).length === 0) ?? divisions[0];
}

/** The folders of so many shards of a run, in order. */
export function shardFolders(
  parent: string,
  { runId, of }: { readonly runId: string; readonly of: number },
): RunFolder[] {
  return Array.from(
    { length: of },
    (_, place) => new RunFolder(parent, shardRunId(runId, { number: place + 1, of })),
  );
}

export function unfinishedOf(folders: readonly RunFolder[]): RunFolder[] {
  return folders.filter((folder) => !folder.exists || folder.readSummary() === undefined);
}

/**
 * The manifest of the whole run: that of the first shard, under the run's own name.
 * @throws PokerbotError `RUN_DIFFERS` when the shards are of different runs
 */
export function commonManifest(runId: string, shards: readonly ShardRun[]): SmokeManifest {
  const manifests = shards.map(({ manifest }) => wholeOf(manifest, runId));
  const [first, ...others] = manifests;
  if (first === undefined) throw new Error('A run has one shard or more');
  const different = others.findIndex(
    (other) => !isDeepStrictEqual({ ...other, createdAt: first.createdAt }, first),
  );
  if (different < 0) return first;
  throw new PokerbotError('RUN_DIFFERS', {
    message: `Shard ${different + 2} of run \`${runId}\` was played with other settings, configurations or versions than shard 1`,
    next: [
      `Compare \`manifest.json\` of \`${shards[different + 1]?.manifest.runId}\` with that of the first`,
    ],
    details: { runId, shard: different + 2 },
  });
}

/** What the manifest of a shard says of the whole run. */
export function wholeOf({ shard: _, ...manifest }: SmokeManifest, runId: string): SmokeManifest {
  return { ...manifest, runId };
}

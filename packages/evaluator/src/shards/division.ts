import { isDeepStrictEqual } from 'node:util';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { RunFolder, runIds } from '../run-folder/run-folder.ts';
import type { NotedServices } from '../suites/require-services.ts';
import { shardRunId } from './shard-range.ts';

export interface ShardRun {
  readonly folder: RunFolder;
  readonly manifest: SmokeManifest;
}

interface Divided {
  readonly runId: string;
  /** Which division is meant, of a run that was begun in several numbers of shards. */
  readonly of: number | undefined;
}

/**
 * The folders of all shards of a run, in order, whether they are there or not; undefined where none is.
 * @throws PokerbotError `SHARDS_AMBIGUOUS` where the run was begun in several numbers of shards, and it is not said which is meant
 */
export function divisionOf(parent: string, { runId, of }: Divided): RunFolder[] | undefined {
  const counts = shardCounts(parent, runId);
  const [meant, another] = of !== undefined && counts.includes(of) ? [of] : counts;
  if (meant === undefined) return undefined;
  if (another === undefined) return shardFolders(parent, { runId, of: meant });
  throw new PokerbotError('SHARDS_AMBIGUOUS', {
    message: `Run \`${runId}\` was begun in ${counts.join(' and in ')} shards: which of them are meant is not said`,
    next: [
      `Say it: \`eval merge ${runId} --shards N\`, or \`eval smoke --resume ${runId} --jobs N\``,
      `Or move away the folders \`${runId}.shard-…\` that are not wanted`,
    ],
    details: { runId, shards: counts },
  });
}

/** In how many shards a run was begun, from the fewest to the most; empty where it has none. */
export function shardCounts(parent: string, runId: string): number[] {
  const prefix = `${runId}.shard-`;
  const counts = runIds(parent).flatMap((id) => {
    const place = id.startsWith(prefix) ? id.slice(prefix.length) : '';
    const of = /^\d+-of-([1-9]\d{0,3})$/.exec(place)?.[1];
    return of === undefined ? [] : [Number(of)];
  });
  return [...new Set(counts)].sort((a, b) => a - b);
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
 * The manifest of the whole run: that of the first shard, under the run's own name, with the services of all.
 * @throws PokerbotError `RUN_DIFFERS` when the shards are of different runs
 */
export function commonManifest(runId: string, shards: readonly ShardRun[]): SmokeManifest {
  const manifests = shards.map(({ manifest }) => wholeOf(manifest, runId));
  const [first, ...others] = manifests;
  if (first === undefined) throw new Error('A run has one shard or more');
  const different = others.findIndex(
    (other) => !isDeepStrictEqual(begunElsewhere(other), begunElsewhere(first)),
  );
  if (different < 0) return { ...first, ...servicesOfAll(manifests) };
  throw new PokerbotError('RUN_DIFFERS', {
    message: `Shard ${different + 2} of run \`${runId}\` was played with other settings, configurations or versions than shard 1`,
    next: [
      `Compare \`manifest.json\` of \`${shards[different + 1]?.manifest.runId}\` with that of the first`,
    ],
    details: { runId, shard: different + 2 },
  });
}

/** Without what one shard may have otherwise than another: when it was begun, and where its services were found. */
function begunElsewhere({ createdAt: _, services: __, ...manifest }: SmokeManifest) {
  return manifest;
}

/** Each address once, in the order of the shards; null where none of them found the service. */
function servicesOfAll(manifests: readonly SmokeManifest[]): NotedServices {
  const noted = manifests.flatMap(({ services = {} }) => Object.entries(services));
  const found = new Map<string, Set<string>>();
  for (const [name, address] of noted) {
    const addresses = found.get(name) ?? new Set();
    found.set(name, address === null ? addresses : addresses.add(address));
  }
  if (found.size === 0) return {};
  const entries = [...found].map(([name, addresses]) => [name, [...addresses].join(', ') || null]);
  return { services: Object.fromEntries(entries) };
}

/** What the manifest of a shard says of the whole run. */
export function wholeOf({ shard: _, ...manifest }: SmokeManifest, runId: string): SmokeManifest {
  return { ...manifest, runId };
}

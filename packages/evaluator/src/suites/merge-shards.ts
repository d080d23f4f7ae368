import { closeSync, openSync, readSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { RunFolder } from '../run-folder/run-folder.ts';
import { commonManifest, divisionOf, type ShardRun, unfinishedOf } from '../shards/division.ts';
import { openSource } from '../shards/open-source.ts';
import { playRun } from './play-run.ts';
import { finishedEvent } from './played.ts';
import type { SuiteContext } from './suite-context.ts';
import { shownPath } from './workspace-paths.ts';

const blockSize = 1024 * 1024;

export interface MergeOptions {
  readonly runId: string;
  /** How many shards it was begun in; to be said only where there are those of several numbers. */
  readonly of?: number | undefined;
}

/**
 * Makes of the shards of a run the run that one process would have played: the same hands, byte for byte, and the same
 * figures. The shards stay as they are; merging again changes nothing.
 *
 * @throws PokerbotError `RUN_UNKNOWN`, `SHARDS_MISSING`, `SHARDS_AMBIGUOUS`, `RUN_DIFFERS`, and what resuming a run throws
 */
export async function mergeShards(
  { runId, of }: MergeOptions,
  context: SuiteContext,
): Promise<SmokeSummary> {
  const { paths, clock, tell, signal, workingDirectory } = context;
  const shards = shardsOf(paths.runs, { runId, of });
  const manifest = commonManifest(runId, shards);
  const folder = new RunFolder(paths.runs, runId);
  const shownFolder = shownPath(folder.path, workingDirectory);
  if (!folder.exists) folder.create(manifest);
  if (!isDeepStrictEqual(folder.readManifestOf('smoke'), manifest)) throw taken(runId);
  const finished = folder.readSummaryOf('smoke');
  if (finished !== undefined) {
    const summary = { ...finished, folder: shownFolder };
    tell({ type: 'finished', summary });
    return summary;
  }
  const fill = () => {
    for (const name of ['timings.jsonl', 'hands.jsonl'] as const) {
      folder.write(name, joined(shards.map(({ folder: shard }) => shard.file(name))));
    }
  };
  const source = await openSource({ manifest, workers: undefined }, context);
  try {
    const player = { folder, manifest, source, clock, tell, signal, shownFolder };
    const played = await playRun({ ...player, fill });
    tell(finishedEvent(played));
    return played.summary;
  } finally {
    await source.close();
  }
}

/** All shards of a run, finished, in order. */
function shardsOf(parent: string, { runId, of }: MergeOptions): ShardRun[] {
  const division = divisionOf(parent, { runId, of });
  if (division === undefined || (of !== undefined && of !== division.length)) {
    throw new PokerbotError('RUN_UNKNOWN', {
      message: `There are no ${of === undefined ? '' : `${of} `}shards of a run \`${runId}\``,
      next: [`Play them with \`--run-id ${runId} --shard 1/${of ?? 2}\` and so on`],
      details: { runId, folder: parent },
    });
  }
  const missing = unfinishedOf(division);
  if (missing.length > 0) throw missingShards(runId, missing);
  return division.map((folder) => ({ folder, manifest: folder.readManifestOf('smoke') }));
}

function missingShards(runId: string, missing: readonly RunFolder[]): PokerbotError {
  const names = missing.map((folder) => folder.runId);
  return new PokerbotError('SHARDS_MISSING', {
    message: `Of run \`${runId}\` ${missing.length === 1 ? 'a shard is' : `${missing.length} shards are`} not finished: ${names.join(', ')}`,
    next: nextSteps(runId, missing),
    details: { runId, missing: names },
  });
}

function nextSteps(runId: string, missing: readonly RunFolder[]): string[] {
  const begun = missing.filter(({ exists }) => exists);
  const absent = missing.filter(({ exists }) => !exists).map((folder) => placeOf(folder.runId));
  return [
    ...begun.map((folder) => `Continue it with \`eval smoke --resume ${folder.runId}\``),
    ...(absent.length === 0
      ? []
      : [
          `Play ${absent.join(', ')} as the others were played, with \`eval smoke --run-id ${runId} --shard ${absent[0]}\` and their other flags`,
        ]),
  ];
}

/** Of `run.shard-2-of-4`: `2/4`. */
function placeOf(shardId: string): string {
  return /shard-(\d+)-of-(\d+)$/.exec(shardId)?.slice(1).join('/') ?? shardId;
}

function taken(runId: string): PokerbotError {
  return new PokerbotError('RUN_EXISTS', {
    message: `There is a run \`${runId}\`, and it is not that of these shards`,
    next: ['Move it away, or play the shards under another `--run-id`'],
    details: { runId },
  });
}

/** The bytes of files, one after the other, a block at a time. */
function* joined(paths: readonly string[]): Generator<Uint8Array> {
  for (const path of paths) {
    const descriptor = openSync(path, 'r');
    try {
      const block = Buffer.alloc(blockSize);
      for (let read = readSync(descriptor, block); read > 0; read = readSync(descriptor, block)) {
        yield block.subarray(0, read);
      }
    } finally {
      closeSync(descriptor);
    }
  }
}

import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ListedRun } from '@poker-bot/shared/evaluation/listed-run';
import { readLines } from '../run-folder/read-lines.ts';
import { RunFolder, runIds } from '../run-folder/run-folder.ts';
import { rangeOf } from '../shards/shard-range.ts';

/** The runs of a folder, the newest first; a damaged one is listed as such and hides no other. */
export function listRuns(parent: string): ListedRun[] {
  return runIds(parent)
    .map((runId) => listRun(new RunFolder(parent, runId)))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || a.runId.localeCompare(b.runId));
}

function listRun(folder: RunFolder): ListedRun {
  try {
    const manifest = folder.readManifest();
    const { runId, suite, createdAt, settings, bot } = manifest;
    const { from, to } = rangeOf(manifest);
    const summary = folder.readSummary();
    return {
      runId,
      suite,
      createdAt,
      state: summary === undefined ? 'unfinished' : 'finished',
      hands: summary?.hands ?? countLines(folder.file('hands.jsonl')),
      of: to - from,
      bot: bot?.name ?? '',
      opponents: settings.opponents,
      verdict: summary?.verdict ?? null,
      bbPer100: summary?.bbPer100 ?? null,
      interval: summary?.interval ?? null,
    };
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    return damaged(folder.runId);
  }
}

function damaged(runId: string): ListedRun {
  return {
    runId,
    suite: '',
    createdAt: '',
    state: 'damaged',
    hands: 0,
    of: 0,
    bot: '',
    opponents: [],
    verdict: null,
    bbPer100: null,
    interval: null,
  };
}

function countLines(path: string): number {
  let count = 0;
  for (const _line of readLines(path)) count += 1;
  return count;
}

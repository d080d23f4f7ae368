import type { ShownRun } from '@poker-bot/shared/evaluation/run-event';
import { scoreAgain } from '../acpc/score-again.ts';
import { replayLines } from '../run-folder/replay-lines.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { rangeOf } from '../shards/shard-range.ts';
import { scoreOf } from '../shards/shard-score.ts';

/**
 * One run again; an unfinished one is scored from the hands on file.
 * @throws PokerbotError `RUN_UNKNOWN`, `RUN_DAMAGED`
 */
export function showRun(
  parent: string,
  { runId, shown }: { runId: string; shown: (path: string) => string },
): ShownRun {
  const folder = new RunFolder(parent, runId);
  const manifest = folder.readManifest();
  const finished = folder.readSummary();
  if (finished !== undefined) {
    return { manifest, finished: true, summary: { ...finished, folder: shown(folder.path) } };
  }
  if (manifest.suite === 'serve') {
    return { manifest, finished: false, summary: scoreAgain(folder, { manifest, shown }) };
  }
  const score = scoreOf(manifest);
  const { from, to } = rangeOf(manifest);
  replayLines(folder, { score, from, to });
  const summary = score.summary(shown(folder.path));
  const hands = to - from;
  const reason =
    score.hands < hands
      ? `Only ${score.hands} of ${hands} hands are played`
      : 'All hands are played, but the run was stopped before its summary was written';
  const verdict = summary.verdict === 'fail' ? 'fail' : 'undecided';
  const reasons = verdict === 'fail' ? [...summary.reasons, reason] : [reason];
  return { manifest, finished: false, summary: { ...summary, verdict, reasons } };
}

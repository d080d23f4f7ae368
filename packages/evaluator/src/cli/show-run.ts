import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ShownRun } from '@poker-bot/shared/evaluation/run-event';
import type { ShadowDivergence } from '@poker-bot/shared/evaluation/shadow-divergence';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import { AbScore } from '../ab/ab-score.ts';
import { scoreAgain } from '../acpc/score-again.ts';
import { suiteOf } from '../compare/suite-of.ts';
import type { AbManifest } from '../config/ab-manifest.ts';
import type { RunManifest } from '../config/run-manifest.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { lbrOf } from '../lbr/lbr-result.ts';
import { replayLines } from '../run-folder/replay-lines.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { findDivergence, scoreShadowAgain } from '../shadow/show-shadow.ts';
import { rangeOf } from '../shards/shard-range.ts';
import { scoreOf } from '../shards/shard-score.ts';

/**
 * One run again; an unfinished one is scored from what is on file.
 * @throws PokerbotError `RUN_UNKNOWN`, `RUN_DAMAGED`
 */
export function showRun(
  parent: string,
  { runId, shown }: { runId: string; shown: (path: string) => string },
): ShownRun {
  const folder = new RunFolder(parent, runId);
  const manifest = folder.readManifest();
  const finished = folder.readSummary();
  const shownFolder = shown(folder.path);
  const summary =
    finished === undefined
      ? scored(folder, { manifest, shownFolder })
      : { ...finished, folder: shownFolder };
  const lbr = lbrOf(manifest, summary);
  return {
    manifest,
    finished: finished !== undefined,
    summary,
    ...(lbr === undefined ? {} : { lbr }),
  };
}

/** @throws PokerbotError `RUN_UNKNOWN`, `RUN_DAMAGED`, `RUN_DIFFERS`, `DIVERGENCE_UNKNOWN` */
export function showDivergence(
  parent: string,
  { runId, number }: { runId: string; number: number },
): ShadowDivergence {
  const folder = new RunFolder(parent, runId);
  const manifest = folder.readManifest();
  if (manifest.suite === 'shadow') return findDivergence(folder, { manifest, number });
  throw new PokerbotError('RUN_DIFFERS', {
    message: `Run \`${runId}\` is one of the suite \`${suiteOf(manifest)}\`; only \`shadow\` runs have divergences`,
    next: [`\`eval show ${runId}\` shows the run, without \`--divergence\``],
    details: { runId, suite: suiteOf(manifest) },
  });
}

function scored(
  folder: RunFolder,
  { manifest, shownFolder }: { manifest: RunManifest; shownFolder: string },
): Summary {
  switch (manifest.suite) {
    case 'smoke':
      return scoredSmoke(folder, { manifest, shownFolder });
    case 'ab':
      return scoredAb(folder, { manifest, shownFolder });
    case 'serve':
      return scoreAgain(folder, { manifest, shown: () => shownFolder });
    case 'shadow':
      return scoreShadowAgain(folder, { manifest, shownFolder });
  }
}

function scoredSmoke(
  folder: RunFolder,
  { manifest, shownFolder }: { manifest: SmokeManifest; shownFolder: string },
): SmokeSummary {
  const score = scoreOf(manifest);
  const { from, to } = rangeOf(manifest);
  replayLines(folder, { score, from, to });
  const summary = score.summary(shownFolder);
  const reason = unfinished(score.hands, to - from);
  const verdict = summary.verdict === 'fail' ? 'fail' : 'undecided';
  const reasons = verdict === 'fail' ? [...summary.reasons, reason] : [reason];
  return { ...summary, verdict, reasons };
}

function scoredAb(
  folder: RunFolder,
  { manifest, shownFolder }: { manifest: AbManifest; shownFolder: string },
): Summary {
  const score = new AbScore(manifest);
  const to = manifest.settings.hands;
  replayLines(folder, { score, from: 0, to });
  const summary = score.summary(shownFolder);
  // With a verdict it takes no more than it has.
  const of = score.isEnough ? score.hands : to;
  // It goes on itself before a longer one does.
  return { ...summary, longer: null, reasons: [...summary.reasons, unfinished(score.hands, of)] };
}

function unfinished(hands: number, of: number): string {
  return hands < of
    ? `Only ${hands} of ${of} hands are played`
    : 'All hands are played, but the run was stopped before its summary was written';
}

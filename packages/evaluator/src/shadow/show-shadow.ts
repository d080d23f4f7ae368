import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ShadowDivergence } from '@poker-bot/shared/evaluation/shadow-divergence';
import type { ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { heuristicJudge } from './judge/heuristic-judge.ts';
import type { DecisionLine, DivergenceNote } from './line/decision-line.ts';
import { decisionLines, scoreLines } from './replay-lines.ts';
import { ShadowScore } from './score/shadow-score.ts';
import type { ShadowManifest } from './shadow-manifest.ts';

/**
 * A shadow run that is not finished, scored from the decisions on file.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function scoreShadowAgain(
  folder: RunFolder,
  { manifest, shownFolder }: { manifest: ShadowManifest; shownFolder: string },
): ShadowSummary {
  const score = new ShadowScore(manifest, heuristicJudge);
  const { decisions } = manifest.source.scan;
  scoreLines(folder, score, decisions);
  const summary = score.summary(shownFolder);
  const reasons = [
    score.decisions < decisions
      ? `Only ${score.decisions} of ${decisions} decisions are replayed`
      : 'All decisions are replayed, but the run was stopped before its summary was written',
  ];
  const verdict = summary.verdict === null ? null : 'undecided';
  return { ...summary, verdict, reasons };
}

/**
 * One divergence of a run, by its number.
 * @throws PokerbotError `DIVERGENCE_UNKNOWN`, `RUN_DAMAGED`
 */
export function findDivergence(
  folder: RunFolder,
  { manifest, number }: { manifest: ShadowManifest; number: number },
): ShadowDivergence {
  let found = 0;
  for (const line of decisionLines(folder, manifest.source.scan.decisions)) {
    if (line.divergence === undefined) continue;
    found += 1;
    if (found === number) return divergenceOf(number, line, line.divergence);
  }
  throw new PokerbotError('DIVERGENCE_UNKNOWN', {
    message: `Run \`${folder.runId}\` has ${found} divergences on file, and none of number ${number}`,
    next: [
      found === 0 ? 'The candidate did all that was done' : `Give a number from 1 to ${found}`,
    ],
    details: { runId: folder.runId, number, divergences: found },
  });
}

/** A divergence with everything that led to it. */
export function divergenceOf(
  number: number,
  line: DecisionLine,
  note: DivergenceNote,
): ShadowDivergence {
  const { name, label } = heuristicJudge;
  return {
    number,
    hand: line.hand,
    file: line.file,
    line: line.line,
    player: line.player,
    position: line.position,
    street: line.street,
    recorded: line.recorded,
    candidate: line.candidate,
    probability: line.probability,
    advisors: [...line.advisors],
    guards: line.guards,
    degraded: line.degraded,
    judge: { name, label },
    ...note,
  };
}

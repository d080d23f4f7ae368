import { createRandom, type Random } from '@poker-bot/poker/random/random';
import type { DealOutcome } from '../../packages/evaluator/src/score/deal-outcome.ts';
import { luckPrior } from '../../packages/evaluator/src/score/luck-prior.ts';
import { ConfidenceSequence } from '../../packages/evaluator/src/statistics/confidence-sequence.ts';
import { PredictableControls } from '../../packages/evaluator/src/statistics/predictable-controls.ts';
import { RunningMoments } from '../../packages/evaluator/src/statistics/running-moments.ts';
import { abManifestOf, playedOutcomes } from '../../packages/evaluator/test/support/ab-run.ts';
import { heuristic } from '../../packages/evaluator/test/support/contestants.ts';
import { falseVerdicts, nullMatch } from '../../packages/evaluator/test/support/drawn-match.ts';
import { pairResult } from '../../packages/evaluator/test/support/pair-result.ts';
import type { SoakContext, SoakResult } from './soak.ts';

const runs = 10_000;
const pairs = 5_000;
const alpha = 0.05;
/** Pairs of real hands that pairs are drawn from. */
const played = 1_500;

/**
 * Ten thousand matches of equal bots with somebody looking after every pair: how often does the confidence sequence say that they
 * differ, and how often would an interval for a fixed number of hands have? Pairs are drawn from a heavy-tailed distribution, and
 * from the luck-corrected pairs of a real match, their mean taken off. Then the same by the whole judge of an A/B run, with the luck
 * of real pairs taken out by shares that are learned in each match.
 */
export async function soak({ say }: SoakContext): Promise<SoakResult> {
  say(`playing ${played} pairs`);
  const pool = await playedOutcomes({ a: heuristic(), b: heuristic(), ownLuck: true }, played);
  const real = centred(corrected(pool));
  const sources: Record<string, (random: Random) => number> = {
    'heavy-tailed': pairResult,
    'played pairs': (random) => real[random.below(real.length)] as number,
  };
  const figures: Record<string, unknown> = {};
  let passed = true;
  for (const [name, draw] of Object.entries(sources)) {
    say(`${runs} matches of ${pairs} pairs, ${name}`);
    const wrong = { sequence: 0, atTheEnd: 0, fixed: 0 };
    for (let run = 0; run < runs; run += 1) {
      const seen = match(createRandom(`null/${run}`), draw);
      if (seen.sequence) wrong.sequence += 1;
      if (seen.atTheEnd) wrong.atTheEnd += 1;
      if (seen.fixed) wrong.fixed += 1;
    }
    passed &&= wrong.sequence / runs <= alpha;
    figures[name] = {
      falseVerdicts: wrong.sequence / runs,
      coverageAtTheEnd: 1 - wrong.atTheEnd / runs,
      falseVerdictsOfFixedIntervals: wrong.fixed / runs,
    };
  }
  say(`${runs} matches of ${pairs} pairs, by the whole judge`);
  const judged = falseVerdicts(
    Array.from({ length: runs }, (_, run) =>
      nullMatch(createRandom(`judge/${run}`), { pool, pairs }),
    ),
  );
  passed &&= judged.interval <= alpha && judged.sprt <= alpha;
  return { passed, figures: { runs, pairs, alpha, ...figures, judge: judged } };
}

/** What is left of them with the luck taken out as a run takes it out; chips. */
function corrected(outcomes: readonly DealOutcome[]): number[] {
  const { settings, a, b } = abManifestOf({});
  const controls = new PredictableControls(luckPrior([a, b], settings.table.bigBlind));
  return outcomes.map(({ chips, luck = [] }) => controls.adjust(chips, luck));
}

function match(random: Random, draw: (random: Random) => number) {
  const sequence = new ConfidenceSequence({ alpha, sharpestAt: 2_500 });
  const moments = new RunningMoments();
  const seen = { sequence: false, atTheEnd: false, fixed: false };
  for (let pair = 1; pair <= pairs; pair += 1) {
    const value = draw(random);
    sequence.add(value);
    moments.add(value);
    const [low, high] = sequence.bounds?.interval ?? [0, 0];
    seen.atTheEnd = low > 0 || high < 0;
    seen.sequence ||= seen.atTheEnd;
    const error = Math.sqrt((moments.variance ?? 0) / pair);
    seen.fixed ||= pair > 20 && Math.abs(moments.mean) > 1.96 * error;
  }
  return seen;
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

import type { Random } from '@poker-bot/poker/random/random';
import { AbJudge, type AbVerdict } from '../../src/ab/ab-judge.ts';
import type { AbSettings } from '../../src/config/ab-manifest.ts';
import type { DealOutcome } from '../../src/score/deal-outcome.ts';
import { luckPrior } from '../../src/score/luck-prior.ts';
import { PredictableControls } from '../../src/statistics/predictable-controls.ts';
import { RunningMoments } from '../../src/statistics/running-moments.ts';
import { abManifestOf } from './ab-run.ts';
import type { Contestant } from './contestants.ts';

export type Method = 'interval' | 'sprt';

export interface DrawnMatch {
  /** The verdict that the match ended with, by each method. */
  readonly verdicts: Readonly<Record<Method, AbVerdict>>;
  /** Pairs that the verdict took, by each method; all of them without one. */
  readonly taken: Readonly<Record<Method, number>>;
  /** Whether an interval for a number of pairs fixed before left 0 at a look. */
  readonly fixed: boolean;
}

export interface DrawnFrom {
  readonly pool: readonly DealOutcome[];
  /** At most. */
  readonly pairs: number;
  /** Who played the pool; the heuristic where it is not said. */
  readonly bots?: readonly [Contestant, Contestant];
  readonly test?: Omit<AbSettings['test'], 'method'>;
}

/**
 * A match whose pairs are drawn from such as were played, judged after every pair as an A/B run judges: luck taken out by shares that
 * are learned on the way, and a verdict when it is clear.
 */
export function drawnMatch(random: Random, from: DrawnFrom): DrawnMatch {
  return judged(from, () => drawn(random, from.pool));
}

/** The same of the pairs as they were played, each once. */
export function playedMatch({ pool, ...from }: Omit<DrawnFrom, 'pairs'>): DrawnMatch {
  const pairs = pool.values();
  return judged({ ...from, pool, pairs: pool.length }, () => pairs.next().value as DealOutcome);
}

/** The same of two bots that are equal for certain: chips and luck turned round in half of the draws, so that the mean of both is 0. */
export function nullMatch(random: Random, from: DrawnFrom): DrawnMatch {
  return judged(from, () => {
    const { chips, luck, runOut } = drawn(random, from.pool);
    const sign = random.float() < 0.5 ? -1 : 1;
    return { chips: sign * chips, luck: luck?.map((part) => sign * part), runOut };
  });
}

function drawn(random: Random, pool: readonly DealOutcome[]): DealOutcome {
  return pool[random.below(pool.length)] as DealOutcome;
}

function judged({ pairs, bots, test: asked }: DrawnFrom, draw: () => DealOutcome): DrawnMatch {
  const { settings, a, b } = abManifestOf({ hands: 2 * pairs });
  const { table, test } = settings;
  const configs = bots === undefined ? [a, b] : bots.map(({ config }) => config);
  const controls = new PredictableControls(luckPrior(configs, table.bigBlind));
  const judgeBy = (method: Method) =>
    new AbJudge({ test: { ...test, ...asked, method }, pairs, identical: false });
  const judges = { interval: judgeBy('interval'), sprt: judgeBy('sprt') };
  const verdicts: Record<Method, AbVerdict> = { interval: 'undecided', sprt: 'undecided' };
  const taken = { interval: 0, sprt: 0 };
  const moments = new RunningMoments();
  let fixed = false;
  for (let pair = 1; pair <= pairs; pair += 1) {
    const { chips, luck = [] } = draw();
    const value = (controls.adjust(chips, luck) * 100) / (2 * table.bigBlind);
    for (const method of ['interval', 'sprt'] as const) {
      if (verdicts[method] !== 'undecided') continue;
      judges[method].add(value, chips !== 0);
      verdicts[method] = judges[method].verdict;
      taken[method] = pair;
    }
    moments.add(value);
    const error = Math.sqrt((moments.variance ?? 0) / pair);
    fixed ||= pair > 20 && Math.abs(moments.mean) > 1.96 * error;
  }
  return { verdicts, taken, fixed };
}

/** Shares of so many matches of equal bots: false verdicts by each method, and of intervals for a fixed number of pairs. */
export function falseVerdicts(
  matches: readonly DrawnMatch[],
): Readonly<Record<Method | 'fixed', number>> {
  const share = (isFalse: (match: DrawnMatch) => boolean) =>
    matches.filter(isFalse).length / matches.length;
  const differs = (verdict: AbVerdict) => verdict === 'better' || verdict === 'worse';
  return {
    interval: share(({ verdicts }) => differs(verdicts.interval)),
    sprt: share(({ verdicts }) => differs(verdicts.sprt)),
    fixed: share(({ fixed }) => fixed),
  };
}

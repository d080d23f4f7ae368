import type { Random } from '@poker-bot/poker/random/random';
import { AbJudge, type AbVerdict } from '../../src/ab/ab-judge.ts';
import type { DealOutcome } from '../../src/score/deal-outcome.ts';
import { luckPrior } from '../../src/score/luck-prior.ts';
import { PredictableControls } from '../../src/statistics/predictable-controls.ts';
import { RunningMoments } from '../../src/statistics/running-moments.ts';
import { abManifestOf } from './ab-run.ts';

export type Method = 'interval' | 'sprt';

export interface NullMatch {
  /** The verdict that the match ended with, by each method. */
  readonly verdicts: Readonly<Record<Method, AbVerdict>>;
  /** Whether an interval for a number of pairs fixed before left 0 at a look. */
  readonly fixed: boolean;
}

/**
 * A match of two bots that are equal for certain, judged after every pair as an A/B run judges: luck taken out by shares that are
 * learned on the way, and a verdict when it is clear. Its pairs are drawn from such as were played, each with chips and luck turned
 * round in half of the draws, so that the mean of both is 0.
 */
export function nullMatch(
  random: Random,
  { pool, pairs }: { readonly pool: readonly DealOutcome[]; readonly pairs: number },
): NullMatch {
  const { settings, a, b } = abManifestOf({ hands: 2 * pairs });
  const { table, test } = settings;
  const controls = new PredictableControls(luckPrior([a, b], table.bigBlind));
  const judgeBy = (method: Method) =>
    new AbJudge({ test: { ...test, method }, pairs, identical: false });
  const judges = { interval: judgeBy('interval'), sprt: judgeBy('sprt') };
  const verdicts: Record<Method, AbVerdict> = { interval: 'undecided', sprt: 'undecided' };
  const moments = new RunningMoments();
  let fixed = false;
  for (let pair = 1; pair <= pairs; pair += 1) {
    const { chips, luck = [] } = pool[random.below(pool.length)] as DealOutcome;
    const sign = random.float() < 0.5 ? -1 : 1;
    const taken = controls.adjust(
      sign * chips,
      luck.map((part) => sign * part),
    );
    const value = (taken * 100) / (2 * table.bigBlind);
    for (const method of ['interval', 'sprt'] as const) {
      if (verdicts[method] !== 'undecided') continue;
      judges[method].add(value, chips !== 0);
      verdicts[method] = judges[method].verdict;
    }
    moments.add(value);
    const error = Math.sqrt((moments.variance ?? 0) / pair);
    fixed ||= pair > 20 && Math.abs(moments.mean) > 1.96 * error;
  }
  return { verdicts, fixed };
}

/** Shares of so many such matches: false verdicts by each method, and of intervals for a fixed number of pairs. */
export function falseVerdicts(
  matches: readonly NullMatch[],
): Readonly<Record<Method | 'fixed', number>> {
  const share = (isFalse: (match: NullMatch) => boolean) =>
    matches.filter(isFalse).length / matches.length;
  const differs = (verdict: AbVerdict) => verdict === 'better' || verdict === 'worse';
  return {
    interval: share(({ verdicts }) => differs(verdicts.interval)),
    sprt: share(({ verdicts }) => differs(verdicts.sprt)),
    fixed: share(({ fixed }) => fixed),
  };
}

import type { ComparedDifference } from '@poker-bot/shared/evaluation/comparison';
import { holm } from '../statistics/holm.ts';
import {
  type Difference,
  intervalOf,
  pairedDifference,
  pValueOf,
  welchDifference,
} from '../statistics/mean-difference.ts';
import type { DealValues } from './deal-values.ts';

/** Error rate over all comparisons of a table. */
export const comparisonLevel = 0.05;

/** A run with what its deals count for. */
export interface Valued {
  readonly runId: string;
  readonly values: DealValues;
  /** Runs of the same cards were dealt the same deals. */
  readonly cards: string;
}

type Compared = Omit<
  ComparedDifference,
  | 'interval'
  | 'simultaneousInterval'
  | 'pValue'
  | 'adjustedPValue'
  | 'outcome'
  | 'bbPer100'
  | 'mbbPerHand'
> & { readonly difference: Difference };

/** What deals are counted in. */
export type Measure = 'bbPer100' | 'mbbPerHand';

/**
 * Each run against the first, deal by deal where both were dealt the same cards. What is called higher or lower is so at the
 * level of the whole table: p-values after Holm; the intervals that hold together are wider by Bonferroni.
 */
export function runDifferences(
  [base, ...others]: readonly Valued[],
  measure: Measure,
): ComparedDifference[] {
  if (base === undefined) return [];
  const compared = others.flatMap((other) => compare(base, other) ?? []);
  const pValues = compared.map(({ difference }) => pValueOf(difference));
  const adjusted = holm(pValues);
  return compared.map(({ difference, ...rest }, at) => {
    const adjustedPValue = adjusted[at] ?? 1;
    return {
      ...rest,
      bbPer100: null,
      mbbPerHand: null,
      [measure]: difference.mean,
      interval: intervalOf(difference, 1 - comparisonLevel),
      simultaneousInterval: intervalOf(difference, 1 - comparisonLevel / compared.length),
      pValue: pValues[at] ?? 1,
      adjustedPValue,
      outcome:
        adjustedPValue > comparisonLevel ? 'undecided' : difference.mean > 0 ? 'higher' : 'lower',
    };
  });
}

/** From what takes out most luck to what takes out least. */
const estimators = ['luck-corrected', 'all-in', 'duplicate'] as const;

/** Undefined where one of the two has too few deals. */
function compare(base: Valued, other: Valued): Compared | undefined {
  const estimator = estimators.find(
    (name) => base.values[name] !== undefined && other.values[name] !== undefined,
  );
  const [first, second] = [base, other].map(
    ({ values }) =>
      (estimator === undefined ? undefined : values[estimator]) ?? new Map<number, number>(),
  ) as [ReadonlyMap<number, number>, ReadonlyMap<number, number>];
  if (estimator === undefined) return undefined;
  const common = { runId: other.runId, base: base.runId, estimator };
  if (base.cards === other.cards) {
    const pairs = [...second].flatMap(([deal, value]) => {
      const before = first.get(deal);
      return before === undefined ? [] : [value - before];
    });
    const difference = pairedDifference(pairs);
    if (difference === undefined) return undefined;
    return { ...common, paired: true, observations: [pairs.length, pairs.length], difference };
  }
  const difference = welchDifference(first.values(), second.values());
  if (difference === undefined) return undefined;
  return { ...common, paired: false, observations: [first.size, second.size], difference };
}

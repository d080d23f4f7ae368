import { type Difference, pairedDifference, pValueOf } from '../statistics/mean-difference.ts';

/**
 * The p-value of a difference that the one in whose favour it is cannot owe to hands that it broke: the larger of that of the deals
 * which were played whole and that with its stack lost in each hand that it broke, and 1 where the latter speaks for the other.
 *
 * @param difference first less second, of deals played whole
 * @param lost deals played whole or broken by this one, with its stack lost; undefined where it broke none
 */
export function pValueWithCrashes(
  difference: Difference,
  lost: (favoured: 'first' | 'second') => Iterable<number> | undefined,
): number {
  const pValue = pValueOf(difference);
  const strictValues = lost(difference.mean > 0 ? 'first' : 'second');
  if (strictValues === undefined) return pValue;
  const strict = pairedDifference(strictValues);
  if (strict === undefined || Math.sign(strict.mean) !== Math.sign(difference.mean)) return 1;
  return Math.max(pValue, pValueOf(strict));
}

import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import type { AbSettings } from '../config/ab-manifest.ts';

interface Standing {
  readonly verdict: AbSummary['verdict'];
  /** What the pairs say: where they decide and the run does not, more of them are not what is missing. */
  readonly judged: AbSummary['verdict'];
  readonly bbPer100: number | null;
  readonly interval: readonly [number, number] | null;
  readonly settings: AbSettings;
  readonly hands: number;
  /** Pairs in which one won other chips than the other, and those of them that are missing for a verdict. */
  readonly telling: number;
  readonly missing: number;
}

/**
 * About how many more hands a verdict would take if the difference measured were the true one: the interval narrows with
 * the root of the hands, until it leaves 0 or lies within ± delta, whichever needs less.
 *
 * @returns null while there is no interval or something else than hands is missing, 0 with a verdict
 */
export function moreHands({
  verdict,
  judged,
  bbPer100,
  interval,
  settings,
  hands,
  telling,
  missing,
}: Standing): number | null {
  if (verdict !== 'undecided') return 0;
  if (judged !== 'undecided') return null;
  if (bbPer100 === null || interval === null || telling === 0) return null;
  const half = (interval[1] - interval[0]) / 2;
  const difference = Math.abs(bbPer100);
  // Margins that would be enough: to leave 0, or to fit between the difference and delta.
  const enough = Math.max(difference, settings.test.delta - difference);
  const forInterval = Math.ceil(hands * (half / enough) ** 2) - hands;
  return Math.max(0, forInterval, Math.ceil((hands * missing) / telling));
}

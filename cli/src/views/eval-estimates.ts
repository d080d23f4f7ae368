import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import { estimate, whole } from './eval-figures.ts';

interface Shown {
  readonly counts: Estimate['name'] | null;
  /** bb/100: of the interval that `handsNeeded` is for. */
  readonly halfWidth: number;
  readonly palette: Palette;
}

/** The ways a win rate was estimated, beside each other; the one that counts is marked. */
export function estimateLines(
  estimates: readonly Estimate[],
  { counts, halfWidth, palette }: Shown,
): string[] {
  if (estimates.length === 0) return [];
  const text = table(estimates, [
    { title: 'ESTIMATE', cell: ({ name }) => (name === counts ? palette.strong(name) : name) },
    {
      title: 'BB/100 (95%, ONE LOOK)',
      align: 'right',
      cell: ({ bbPer100, interval }) => estimate(bbPer100, interval),
    },
    { title: 'OBSERVED', align: 'right', cell: ({ observations }) => whole(observations) },
    {
      title: 'WORTH RAW HANDS',
      align: 'right',
      cell: ({ effectiveHands }) => (effectiveHands === null ? '-' : whole(effectiveHands)),
    },
    {
      title: `HANDS FOR ±${halfWidth}`,
      align: 'right',
      cell: ({ handsNeeded }) => (handsNeeded === null ? '-' : whole(handsNeeded)),
    },
  ]);
  return text.split('\n').map((line) => `  ${line}`);
}

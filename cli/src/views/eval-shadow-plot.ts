import type { ShadowSummary, ShadowTally } from '@poker-bot/shared/evaluation/shadow-summary';
import type { Palette } from '../output/palette.ts';
import { counted, percent } from './eval-figures.ts';

const width = 24;
/** Eighths of a block, from the narrowest. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Agreement by street, position and kind of action, as bars of one scale. */
export function agreementPlot(summary: ShadowSummary, palette: Palette): string[] {
  const groups: [string, readonly ShadowTally[]][] = [
    ['by street', summary.streets],
    ['by position', summary.positions],
    ['by what was done', summary.actions],
  ];
  return groups.flatMap(([title, tallies]) => [
    `  ${palette.strong(title)}`,
    ...tallies.map((tally) => barLine(tally, palette)),
  ]);
}

function barLine({ name, agreementRate, decisions }: ShadowTally, { faint }: Palette): string {
  const rate = percent(agreementRate).padStart(6);
  return `  ${name.padEnd(9)}${bar(agreementRate)} ${rate} ${faint(`of ${counted(decisions, 'decision')}`)}`;
}

/** A share as a bar, to the eighth of a character. */
export function bar(share: number): string {
  const steps = Math.round(share * width * 8);
  const full = '█'.repeat(Math.floor(steps / 8));
  return `${full}${eighths[steps % 8]}`.padEnd(width, '·');
}

import { beliefWords } from '@poker-bot/shared/evaluation/belief-words';
import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import { counted, whole } from './eval-figures.ts';

/** How much a local best response won, what that means, and by which estimators. */
export function lbrText(
  lbr: Lbr,
  palette: Palette,
  next = `pokerbot eval show ${lbr.runId}`,
): string {
  const { bot, hands, deals, seed, estimates, estimator, actions, streets, folder } = lbr;
  return [
    `${palette.strong(`\`${bot}\``)}  ${counted(hands, 'hand')} from both seats of ${counted(deals, 'deal')}, seed \`${seed}\``,
    '',
    `  ${palette.strong(figureText(lbr))}`,
    `  ${meaningOf(lbr, palette)}`,
    ...precisionLines(lbr, palette),
    '',
    table(estimates, [
      {
        title: '  ESTIMATE',
        cell: ({ name }) => `  ${name === estimator ? palette.strong(name) : name}`,
      },
      {
        title: 'MBB/HAND (95%)',
        align: 'right',
        cell: ({ mbbPerHand, interval }) => mbbText(mbbPerHand, interval),
      },
      { title: 'OBSERVED', align: 'right', cell: ({ observations }) => whole(observations) },
    ]),
    '',
    `  ${palette.faint('response'.padEnd(12))}${actions.join(', ')}; on ${streets.join(', ')}`,
    `  ${palette.faint('belief'.padEnd(12))}${beliefWords(lbr.belief)}`,
    ...healthLines(lbr, palette),
    `  ${palette.faint('files'.padEnd(12))}${palette.hint(folder)}`,
    `  ${palette.faint('next'.padEnd(12))}${palette.hint(next)}`,
  ].join('\n');
}

function figureText({ mbbPerHand, interval, estimator }: Lbr): string {
  if (mbbPerHand === null) return 'Too few hands to measure what is won';
  return `It wins ${mbbText(mbbPerHand, interval)} thousandths of a big blind a hand${estimator === null ? '' : `, by \`${estimator}\``}`;
}

function meaningOf({ interval, alwaysFold }: Lbr, { warning, faint }: Palette): string {
  if (interval === null || interval[0] <= 0) {
    return faint(
      'Which proves nothing: a better response may win, and this one may with more hands',
    );
  }
  const least = `At least ${whole(interval[0])} can be won from the bot, how much more is not known`;
  return interval[0] > alwaysFold
    ? warning(`${least}; folding every hand loses ${alwaysFold}`)
    : `${least}; folding every hand loses ${alwaysFold}`;
}

function precisionLines({ handsNeeded, halfWidth }: Lbr, { faint }: Palette): string[] {
  if (handsNeeded === null) return [];
  const needed = `About ${whole(handsNeeded)} hands would tell it to ±${halfWidth} at the spread measured here`;
  return [`  ${faint(needed)}`];
}

function healthLines({ verdict, reasons, hands, degradedHands }: Lbr, palette: Palette): string[] {
  const { faint, warning } = palette;
  const degraded = `in ${whole(degradedHands)} of ${counted(hands, 'hand')} the bot played without an advisor, and the bound is that bot's`;
  const lines = [
    ...(verdict === 'pass' ? [] : [`${verdict}: ${reasons.join('; ')}`]),
    ...(degradedHands === 0 ? [] : [degraded]),
  ];
  return lines.map((line) => `  ${faint('health'.padEnd(12))}${warning(line)}`);
}

/** Thousandths of a big blind, with their interval. */
export function mbbText(value: number, interval: readonly [number, number] | null): string {
  const range = interval === null ? '' : ` (${signed(interval[0])} to ${signed(interval[1])})`;
  return `${signed(value)}${range}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${whole(Math.abs(value))}`;
}

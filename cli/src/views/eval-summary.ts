import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import type { Palette } from '../output/palette.ts';
import { estimateLines } from './eval-estimates.ts';
import { counted, estimate, milliseconds, signed, whole } from './eval-figures.ts';
import { winRatePlot } from './eval-plot.ts';
import { reportHint } from './eval-report.ts';

/** The final screen of a run: verdict, figures, what they cannot say, where the files are and what to do next. */
export function summaryText(
  summary: SmokeSummary,
  palette: Palette,
  next = nextOf(summary),
): string {
  const plot = winRatePlot(summary.curve).map((line) => `  ${palette.faint(line)}`);
  return [
    headline(summary, palette),
    ...reasonLines(summary, palette),
    '',
    ...figureLines(summary, palette),
    '',
    ...estimateLines(summary.estimates, {
      counts: summary.estimator,
      halfWidth: summary.strengthHalfWidth,
      palette,
    }),
    ...(plot.length === 0
      ? []
      : ['', `  ${palette.strong(`win rate in bb/100${by(summary)}, 95% for one look`)}`, ...plot]),
    '',
    ...limitLines(summary, palette),
    '',
    ...nextLines(summary, palette, next),
  ].join('\n');
}

function headline({ verdict, bot, hands, seats, seed }: SmokeSummary, palette: Palette): string {
  const marks = {
    pass: palette.success('✔ pass'),
    fail: palette.failure('✖ fail'),
    undecided: palette.warning('? undecided'),
  };
  const what = `\`${bot}\`, ${counted(hands, 'hand')} at ${seats} seats, seed \`${seed}\``;
  return `${palette.strong(marks[verdict])}  ${what}`;
}

function reasonLines({ reasons }: SmokeSummary, { faint }: Palette): string[] {
  return reasons.map((reason) => `  ${faint('·')} ${reason}`);
}

function figureLines(summary: SmokeSummary, palette: Palette): string[] {
  const { latencyMs, positions, opponents, deals, seats } = summary;
  const played = positions.filter(({ hands }) => hands > 0);
  const rows: [string, string][] = [
    ['win rate', `${palette.strong(estimate(summary.bbPer100, summary.interval))} bb/100`],
    [
      '',
      palette.faint(
        `95% interval over ${counted(deals, 'complete deal')} of ${seats} hands${by(summary)}`,
      ),
    ],
    [
      'by position',
      `${played.map(({ name, bbPer100 }) => `${name} ${signed(bbPer100)}`).join('  ')}  ${palette.faint('by `raw`')}`,
    ],
    ['opponents', countNames(opponents)],
    [
      'latency',
      `p50 ${milliseconds(latencyMs.p50)}  p99 ${milliseconds(latencyMs.p99)}  max ${milliseconds(latencyMs.max)}  ${palette.faint(counted(latencyMs.decisions, 'decision'))}`,
    ],
    ['advisors', advisorText(summary)],
    ['health', healthText(summary, palette)],
    ...memoryRow(summary),
  ];
  return rows.map(([name, value]) => `  ${palette.faint(name.padEnd(12))}${value}`);
}

function by({ estimator }: SmokeSummary): string {
  return estimator === null ? '' : `, by \`${estimator}\``;
}

function memoryRow({ memoryGrowthMb }: SmokeSummary): [string, string][] {
  return memoryGrowthMb === null ? [] : [['memory', `grew by ${memoryGrowthMb.toFixed(1)} MB`]];
}

function healthText(summary: SmokeSummary, palette: Palette): string {
  const bad = (count: number, noun: string) =>
    count === 0 ? counted(count, noun) : palette.failure(counted(count, noun));
  const odd = (count: number, noun: string) =>
    count === 0 ? counted(count, noun) : palette.warning(counted(count, noun));
  return [
    bad(summary.illegalActions, 'illegal action'),
    bad(summary.timeouts, 'timeout'),
    bad(summary.crashes, 'crash'),
    odd(summary.degradedHands, 'degraded hand'),
    odd(summary.guardInterventions.total, 'guard intervention'),
  ].join(', ');
}

/** `solver 6 answered, 1 failed; agents 7 skipped` */
export function advisorText({ advisors }: Pick<SmokeSummary, 'advisors'>): string {
  const texts = Object.entries(advisors).map(([name, outcomes]) => {
    const counts = Object.entries(outcomes).filter(([, count]) => count > 0);
    return `${name} ${counts.map(([outcome, count]) => `${whole(count)} ${outcome}`).join(', ')}`;
  });
  return texts.join('; ') || '-';
}

function limitLines(summary: SmokeSummary, palette: Palette): string[] {
  const { interval, hands, handsNeeded, strengthHalfWidth } = summary;
  const lines = [palette.strong('  what this cannot say')];
  if (interval === null || handsNeeded === null) {
    lines.push(
      '  Whether the bot plays well: there are too few complete deals even to measure the spread',
    );
    return lines;
  }
  const half = (interval[1] - interval[0]) / 2;
  lines.push(
    `  Whether the bot plays well: ${counted(hands, 'hand')} tell its win rate to ±${whole(half)} bb/100`,
    `  About ${whole(handsNeeded)} hands would tell it to ±${strengthHalfWidth} bb/100 at the spread measured here`,
  );
  if (summary.handsOutsideDeals > 0) {
    lines.push(
      `  Not in the win rate: ${counted(summary.handsOutsideDeals, 'hand')} of incomplete deals, which count for health only`,
    );
  }
  return lines;
}

function nextOf({ folder, verdict, runId, advisors }: SmokeSummary): string {
  if (verdict === 'pass') return `pokerbot hands verify ${folder}/hands.phhs`;
  const failing = Object.entries(advisors).find(([, { failed, late }]) => failed + late > 0);
  return failing === undefined ? `pokerbot eval show ${runId}` : `pokerbot logs ${failing[0]}`;
}

function nextLines({ folder, runId }: SmokeSummary, palette: Palette, next: string): string[] {
  const { faint, hint } = palette;
  return [
    `  ${faint('files'.padEnd(12))}${hint(folder)}`,
    reportHint(runId, palette),
    `  ${faint('next'.padEnd(12))}${hint(next)}`,
  ];
}

/** `maniac ×3, random` */
function countNames(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`)).join(', ');
}

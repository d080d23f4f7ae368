import { abMeasure } from '@poker-bot/shared/evaluation/ab-measure';
import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import { shellWords } from '@poker-bot/shared/shell/shell-words';
import type { Palette } from '../output/palette.ts';
import { estimateLines } from './eval-estimates.ts';
import { counted, estimate, isNothing, milliseconds, signed, whole } from './eval-figures.ts';
import { isFlat, winRatePlot } from './eval-plot.ts';
import { reportHint } from './eval-report.ts';

/** The final screen of an A/B run: verdict, difference, how it settled, how sure it is. */
export function abText(summary: AbSummary, palette: Palette, next = nextOf(summary)): string {
  const plot = winRatePlot(summary.curve).map((line) => `  ${palette.faint(line)}`);
  const counts = summary.test.estimator;
  return [
    headline(summary, palette),
    ...summary.reasons.map((reason) => `  ${palette.faint('·')} ${reason}`),
    '',
    ...figureLines(summary, palette),
    '',
    ...estimateLines(summary.estimates, { counts, halfWidth: summary.strengthHalfWidth, palette }),
    ...(plot.length === 0
      ? []
      : [
          '',
          `  ${palette.strong(`${abMeasure(summary).name} in bb/100, by \`${counts}\`, with the interval that holds at every look`)}`,
          ...plot,
        ]),
    '',
    ...nextLines(summary, palette, next),
  ].join('\n');
}

function headline({ verdict, a, b, hands, seats, seed }: AbSummary, palette: Palette): string {
  const marks = {
    better: palette.success('✔ better'),
    worse: palette.failure('✖ worse'),
    equivalent: '= equivalent',
    undecided: palette.warning('? undecided'),
  };
  const what = `\`${b.name}\` against \`${a.name}\`, ${counted(hands, 'hand')} at ${seats} seats, seed \`${seed}\``;
  return `${palette.strong(marks[verdict])}  ${what}`;
}

function figureLines(summary: AbSummary, palette: Palette): string[] {
  const { test, positions, opponents, pairs, handsOutsidePairs } = summary;
  const played = positions.filter(({ hands }) => hands > 0);
  const { name, meaning, byPosition } = abMeasure(summary);
  const rows: [string, string][] = [
    [name, figureText(summary, palette)],
    ['', palette.faint(`${meaning}; within ±${test.delta} counts as none`)],
    [
      '',
      palette.faint(
        `${level(test.alpha)} at every look, by \`${test.estimator}\` over ${counted(pairs, 'pair')}${handsOutsidePairs > 0 ? `, ${counted(handsOutsidePairs, 'hand')} outside` : ''}`,
      ),
    ],
    [
      'by position',
      `${played.map((each) => `${each.name} ${signed(each.bbPer100)}`).join('  ')}  ${palette.faint(`${byPosition}, by \`raw\``)}`,
    ],
    ['opponents', opponents.join(', ') || 'each other, heads-up'],
    ['A', sideText(summary.a)],
    ['B', sideText(summary.b)],
    ['health', healthText(summary, palette)],
  ];
  return rows.map(([title, value]) => `  ${palette.faint(title.padEnd(12))}${value}`);
}

function figureText({ bbPer100, interval, curve }: AbSummary, { strong }: Palette): string {
  const nothing = bbPer100 !== null && isNothing(bbPer100) && interval?.every(isNothing);
  return nothing && isFlat(curve)
    ? `${strong('0.0')} bb/100 at every look`
    : `${strong(estimate(bbPer100, interval))} bb/100`;
}

function level(alpha: number): string {
  return `${Number((100 * (1 - alpha)).toFixed(4))}% interval`;
}

function sideText({
  name,
  latencyMs,
  illegalActions,
  timeouts,
  guardInterventions,
}: AbSummary['a']): string {
  return [
    `\`${name}\``,
    `p50 ${milliseconds(latencyMs.p50)}`,
    `p99 ${milliseconds(latencyMs.p99)}`,
    counted(latencyMs.decisions, 'decision'),
    ...(illegalActions > 0 ? [counted(illegalActions, 'illegal action')] : []),
    ...(timeouts > 0 ? [counted(timeouts, 'timeout')] : []),
    ...(guardInterventions > 0 ? [counted(guardInterventions, 'guard intervention')] : []),
  ].join('  ');
}

function healthText({ crashes, degradedHands }: AbSummary, palette: Palette): string {
  const crashed = counted(crashes, 'crash');
  const degraded = counted(degradedHands, 'degraded hand');
  return `${crashes > 0 ? palette.failure(crashed) : crashed}, ${degradedHands > 0 ? palette.warning(degraded) : degraded}`;
}

function nextOf({ longer, runId }: AbSummary): string {
  return longer === null ? `pokerbot eval show ${runId}` : `pokerbot eval ab ${shellWords(longer)}`;
}

function nextLines(summary: AbSummary, palette: Palette, next: string): string[] {
  const { faint, hint } = palette;
  const { folder, verdict, moreHands, longer, runId } = summary;
  const more =
    verdict !== 'undecided'
      ? []
      : moreHands === null
        ? ['  Too few pairs to say how many more a verdict would take']
        : [
            `  About ${whole(moreHands)} more hands would decide, if the difference is the one measured${goingOn(longer)}`,
          ];
  return [
    ...more,
    `  ${faint('files'.padEnd(12))}${hint(folder)}`,
    reportHint(runId, palette),
    `  ${faint('next'.padEnd(12))}${hint(next)}`,
  ];
}

function goingOn(longer: AbSummary['longer']): string {
  if (longer === null) return '';
  return longer[0] === '--resume'
    ? '; the run goes on from these'
    : '; a new run of the same seed plays these again first, since this one was to play exactly so many';
}

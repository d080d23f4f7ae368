import { isContinuable, type ServeSummary } from '@poker-bot/shared/evaluation/serve-summary';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import { estimateLines } from './eval-estimates.ts';
import { counted, estimate, whole } from './eval-figures.ts';
import { reportHint } from './eval-report.ts';

type MatchPlayer = ServeSummary['players'][number];

/** How a match with programs from outside went: its end, the books, how everybody kept to the protocol, where the files are. */
export function matchText(summary: ServeSummary, palette: Palette): string {
  const { reasons, players, folder } = summary;
  return [
    headline(summary, palette),
    ...reasons.map((reason) => `  ${palette.faint('·')} ${reason}`),
    '',
    table(players, [
      { title: 'PLAYER', cell: ({ name }) => name },
      { title: 'CHIPS', align: 'right', cell: ({ netChips }) => String(netChips) },
      {
        title: summary.estimator === null ? 'BB/100' : `BB/100 (95%, ${summary.estimator})`,
        align: 'right',
        cell: (player) => estimate(player.bbPer100, player.interval),
      },
      { title: 'TIME', align: 'right', cell: ({ conduct }) => timeText(conduct) },
      { title: 'CONDUCT', cell: (player) => conductText(player, { summary, palette }) },
    ]),
    '',
    ...estimatesOf(summary, palette),
    ...paceLines(summary, palette),
    `  ${palette.faint('files'.padEnd(12))}${palette.hint(folder)}`,
    reportHint(summary.runId, palette),
    `  ${palette.faint('next'.padEnd(12))}${palette.hint(`pokerbot ${nextOf(summary)}`)}`,
  ].join('\n');
}

/** Of the first player: our bot where there is one. */
function estimatesOf(summary: ServeSummary, palette: Palette): string[] {
  const { players, estimator: counts, strengthHalfWidth: halfWidth } = summary;
  const [first] = players;
  if (first === undefined || first.estimates.length === 0) return [];
  return [
    `  ${palette.strong(`what ${first.name} wins`)}`,
    ...estimateLines(first.estimates, { counts, halfWidth, palette }),
    '',
  ];
}

function nextOf({ outcome, hands, runId, folder }: ServeSummary): string {
  if (isContinuable(outcome)) return `eval serve --resume ${runId}`;
  // A log without a hand is none to verify.
  return hands === 0 ? `eval show ${runId}` : `hands verify ${folder}/match.log`;
}

function headline(summary: ServeSummary, palette: Palette): string {
  const { verdict, hands, game, seed, duplicate } = summary;
  const marks = {
    pass: palette.success('✔ played'),
    fail: palette.failure('✖ ended early'),
    undecided: palette.warning('? not finished'),
  };
  const dealt = duplicate ? ', each deal from every seat' : '';
  return `${palette.strong(marks[verdict])}  ${counted(hands, 'hand')} of \`${game}\`, seed \`${seed}\`${dealt}`;
}

function paceLines({ handsPerSecond, degradedHands }: ServeSummary, palette: Palette): string[] {
  const figures = [
    ...(handsPerSecond === null ? [] : [`${whole(handsPerSecond)} hands/s`]),
    ...(degradedHands ? [palette.warning(counted(degradedHands, 'degraded hand'))] : []),
  ];
  return figures.length === 0 ? [] : [`  ${palette.faint('pace'.padEnd(12))}${figures.join(', ')}`];
}

function timeText(conduct: MatchPlayer['conduct']): string {
  return conduct === null ? '-' : `${whole(conduct.usedMs)} ms`;
}

function conductText(
  { conduct }: MatchPlayer,
  { summary, palette }: { readonly summary: ServeSummary; readonly palette: Palette },
): string {
  if (conduct === null) return '-';
  const { invalidActions, resizedRaises, ignoredLines, usedMs } = conduct;
  const faults = [
    [invalidActions, 'invalid action'],
    [resizedRaises, 'resized raise'],
    [ignoredLines, 'ignored line'],
  ] as const;
  const told = faults.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
  if (told.length > 0) return palette.warning(told.join(', '));
  // Who was never asked, as one that did not come, has kept to no rule.
  return summary.hands === 0 && usedMs === 0 ? '-' : 'by the rules';
}

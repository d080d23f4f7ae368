import { judgeWeakness } from '@poker-bot/shared/evaluation/judge-weakness';
import type { ListedDivergence, ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import { counted, milliseconds, percent, signed, whole } from './eval-figures.ts';
import { moveText } from './eval-move.ts';
import { reportHint } from './eval-report.ts';
import { agreementPlot } from './eval-shadow-plot.ts';
import { advisorText } from './eval-summary.ts';

/** Divergences shown at either end; `summary.json` has more, `decisions.jsonl` all. */
const mostShown = 8;
const skippedShown = 5;

/** The final screen of a shadow run: how far the candidate agrees, where it does not, and what a judge makes of it. */
export function shadowText(
  summary: ShadowSummary,
  palette: Palette,
  next = nextOf(summary),
): string {
  return [
    headline(summary, palette),
    ...summary.reasons.map((reason) => `  ${palette.faint('·')} ${reason}`),
    '',
    ...figureLines(summary, palette),
    ...skippedLines(summary, palette),
    '',
    ...agreementPlot(summary, palette),
    ...divergenceLines(summary, palette),
    '',
    ...nextLines(summary, palette, next),
  ].join('\n');
}

function headline(summary: ShadowSummary, palette: Palette): string {
  const { verdict, bot, agreementRate, agreementInterval, decisions } = summary;
  const marks = {
    pass: palette.success('✔ pass'),
    fail: palette.failure('✖ fail'),
    undecided: palette.warning('? undecided'),
  };
  const mark = verdict === null ? '' : `${palette.strong(marks[verdict])}  `;
  const rate = palette.strong(percent(agreementRate));
  const interval = agreementInterval?.map((share) => percent(share)).join(' to ');
  const shown = interval === undefined ? rate : `${rate} (95%: ${interval})`;
  return `${mark}\`${bot}\` agrees in ${shown} of ${counted(decisions, 'decision')}`;
}

function figureLines(summary: ShadowSummary, palette: Palette): string[] {
  const { latencyMs, ev, source, seed } = summary;
  const rows: [string, string][] = [
    ['source', `${sourceText(summary)}, seed \`${seed}\``],
    ['players', playersText(summary)],
    ['probability', `${percent(summary.meanProbability)} on average for what was done`],
    [
      'judge',
      `${counted(summary.divergences, 'divergence')}: in its eyes ${signed(-ev.lost)} bb where the candidate is worse, ${signed(ev.gained)} bb where it is better, ${signed(ev.net)} bb in all`,
    ],
    ['', palette.warning(opinionText(ev))],
    [
      'latency',
      `p50 ${milliseconds(latencyMs.p50)}  p99 ${milliseconds(latencyMs.p99)}  max ${milliseconds(latencyMs.max)}`,
    ],
    ['advisors', advisorText(summary)],
    ['cost', counted(summary.tokens, 'token')],
    ['health', healthText(summary, palette)],
  ];
  if (source.unseen > 0) {
    rows.push([
      'left out',
      `${counted(source.unseen, 'decision')} of players whose cards are not known`,
    ]);
  }
  const idle = idleTexts(summary);
  if (idle.length > 0) rows.push(['no decision', idle.join(', ')]);
  return rows.map(([name, value]) => `  ${palette.faint(name.padEnd(12))}${value}`);
}

/** Hands that are in order and were not replayed. */
function idleTexts({ source: { idle } }: ShadowSummary): string[] {
  if (idle === null) return [];
  const why = [
    [idle.unseen, 'of players whose cards are not known'],
    [idle.others, 'of others than those asked for'],
    [idle.nobody, 'in which nobody decides'],
  ] as const;
  return why
    .filter(([count]) => count > 0)
    .map(([count, reason]) => `${counted(count, 'hand')} ${reason}`);
}

/** No figure of a judge is money won. */
function opinionText(ev: ShadowSummary['ev']): string {
  const weakness = judgeWeakness(ev);
  return `${ev.label}, an opinion and no money won${weakness === undefined ? '' : `: ${weakness}`}`;
}

function sourceText({ source, hands }: ShadowSummary): string {
  const { session, files } = source;
  const [first] = files;
  const names =
    files.length === 1 && first !== undefined ? first.name : counted(files.length, 'file');
  const what = session === null ? names : `session \`${session}\``;
  return `${what}, ${whole(hands)} of ${counted(source.hands, 'hand')} replayed`;
}

function playersText({ players, byPlayer }: ShadowSummary): string {
  const shown = byPlayer
    .slice(0, 6)
    .map(({ name, agreementRate }) => `${name} ${percent(agreementRate)}`);
  const more = byPlayer.length > shown.length ? ', …' : '';
  const list = `${shown.join(', ')}${more}`;
  return players.length === 0 ? list : `${list}, as asked for`;
}

function healthText(summary: ShadowSummary, palette: Palette): string {
  const odd = (count: number, noun: string) =>
    count === 0 ? counted(count, noun) : palette.warning(counted(count, noun));
  return [
    odd(summary.illegalActions, 'illegal action'),
    odd(summary.timeouts, 'timeout'),
    odd(summary.degradedDecisions, 'degraded decision'),
    odd(summary.guardInterventions.total, 'guard intervention'),
  ].join(', ');
}

function skippedLines({ source }: ShadowSummary, palette: Palette): string[] {
  const { hands, tornLines, listed } = source.skipped;
  if (hands + tornLines === 0) return [];
  const shown = listed.slice(0, skippedShown);
  const torn = tornLines === 0 ? '' : ` and ${counted(tornLines, 'torn last line')}`;
  return [
    '',
    `  ${palette.warning(`${counted(hands, 'hand')}${torn} skipped`)}`,
    ...shown.map(
      ({ file, line, message }) => `  ${palette.faint('·')} ${file}:${line}: ${message}`,
    ),
    ...(hands > shown.length
      ? [`  ${palette.faint(`· and ${whole(hands - shown.length)} more`)}`]
      : []),
  ];
}

function divergenceLines({ worst, best, ev }: ShadowSummary, palette: Palette): string[] {
  const parts: [string, readonly ListedDivergence[]][] = [
    ['where the candidate loses most', worst],
    ['where it gains most', best],
  ];
  return parts.flatMap(([title, list]) =>
    list.length === 0
      ? []
      : [
          '',
          `  ${palette.strong(title)} ${palette.faint(`(${ev.label})`)}`,
          ...divergenceTable(list.slice(0, mostShown), palette).map((line) => `  ${line}`),
        ],
  );
}

function divergenceTable(list: readonly ListedDivergence[], palette: Palette): string[] {
  return table(list, [
    { title: '#', align: 'right', cell: ({ number }) => String(number) },
    { title: 'EV (BB)', align: 'right', cell: ({ evDifference }) => signed(evDifference) },
    { title: 'PLAYER', cell: ({ player, position }) => `${player} ${palette.faint(position)}` },
    { title: 'CARDS', cell: ({ hole, board }) => `${hole} ${palette.faint(board || '-')}` },
    { title: 'DONE', cell: ({ recorded, toCall }) => moveText(recorded, toCall) },
    { title: 'CANDIDATE', cell: ({ candidate, toCall }) => moveText(candidate, toCall) },
    { title: 'HAND', cell: ({ hand }) => hand },
  ]).split('\n');
}

function nextOf({ runId, worst, best }: ShadowSummary): string {
  const [first] = [...worst, ...best];
  const show = `pokerbot eval show ${runId}`;
  return first === undefined ? show : `${show} --divergence ${first.number}`;
}

function nextLines({ folder, runId }: ShadowSummary, palette: Palette, next: string): string[] {
  const { faint, hint } = palette;
  return [
    `  ${faint('files'.padEnd(12))}${hint(folder)}`,
    reportHint(runId, palette),
    `  ${faint('next'.padEnd(12))}${hint(next)}`,
  ];
}

import type { League, LeagueMatch, LeagueMember } from '@poker-bot/shared/evaluation/league';
import type { Palette } from '../output/palette.ts';
import { type Column, table } from '../output/table.ts';
import { counted, estimate, percent, signed } from './eval-figures.ts';

/** A league: the ranking, who beats whom by how much, and where to go on. */
export function leagueText(league: League, palette: Palette): string {
  const { matches, folder } = league;
  return [
    ...leagueTables(league, palette),
    `${palette.faint('files'.padEnd(12))}${palette.hint(folder)}`,
    `${palette.faint('next'.padEnd(12))}${palette.hint(`pokerbot eval show ${matches[0]?.runId}`)}`,
  ].join('\n');
}

/** The ranking, and who beats whom by how much. */
export function leagueTables(league: League, palette: Palette): string[] {
  const { bots, leagueId, hands, seed, matches } = league;
  const guests = bots.filter(({ scripted }) => scripted).length;
  const players = [
    counted(bots.length - guests, 'bot'),
    ...(guests === 0 ? [] : [counted(guests, 'scripted guest')]),
  ];
  const what = `${players.join(' and ')}, ${counted(matches.length, 'match')} of ${counted(hands, 'hand')} each, seed \`${seed}\``;
  return [
    `${palette.strong(leagueId)}  ${what}`,
    '',
    rankingTable(bots, palette),
    '',
    palette.strong('bb/100 of the row against the column, ± half of its 95% interval'),
    crosstable(league, palette),
    '',
    ...noteLines(league, palette),
    ...healthLines(league, palette),
  ];
}

function rankingTable(bots: readonly LeagueMember[], { strong }: Palette): string {
  return table(bots, [
    {
      title: 'RANK',
      cell: ({ rank }) => rankText(rank),
    },
    { title: 'BOT', cell: (member) => strong(marked(member)) },
    {
      title: 'BB/100 ON AVERAGE (95%)',
      align: 'right',
      cell: ({ bbPer100, interval }) => estimate(bbPer100, interval),
    },
    ...(bots.some(({ degradedShare }) => degradedShare) ? [degradedColumn] : []),
  ]);
}

/** Of hands in which an advisor of this bot was late or failed. */
const degradedColumn: Column<LeagueMember> = {
  title: 'DEGRADED HANDS',
  align: 'right',
  cell: ({ degradedShare }) => (degradedShare ? percent(degradedShare) : '-'),
};

function rankText(rank: LeagueMember['rank']): string {
  if (rank === null) return '-';
  const [best, worst] = rank;
  return best === worst ? `${best}` : `${best}–${worst}`;
}

/** A star, as the notes below explain it. */
function marked({ name, scripted }: LeagueMember): string {
  return scripted ? `${name}*` : name;
}

function crosstable({ bots, matches }: League, palette: Palette): string {
  const columns: Column<LeagueMember>[] = bots.map((column) => ({
    title: marked(column),
    align: 'right',
    cell: (row) => cellText({ row, column, matches }, palette),
  }));
  return table(bots, [{ title: '', cell: marked }, ...columns]);
}

function cellText(
  {
    row,
    column,
    matches,
  }: {
    readonly row: LeagueMember;
    readonly column: LeagueMember;
    readonly matches: readonly LeagueMatch[];
  },
  palette: Palette,
): string {
  if (row === column) return palette.faint('·');
  const match = matches.find(({ bots }) => bots.includes(row.name) && bots.includes(column.name));
  if (match?.bbPer100 == null || match.interval === null) return '-';
  const value = match.bots[0] === row.name ? match.bbPer100 : -match.bbPer100;
  const half = (match.interval[1] - match.interval[0]) / 2;
  const text = `${signed(value)} ±${half.toFixed(1)}`;
  if (!match.significant) return `${text}  `;
  return value > 0 ? palette.success(`${text} ▲`) : palette.failure(`${text} ▼`);
}

function noteLines({ bots, correction, matches, estimator }: League, { faint }: Palette): string[] {
  const { level } = correction;
  return [
    faint(
      `▲ ▼ significant: one error rate of ${percent(level)} over ${matches.length === 1 ? 'the one match' : `all ${matches.length} matches`} (Holm); figures by \`${estimator}\``,
    ),
    faint(
      'Ranks hold all at once by the same correction: bots that cannot be told apart share them',
    ),
    ...(bots.some(({ crashes }) => crashes > 0)
      ? [
          faint(
            'Hands that a player broke count for nobody; order, ranks and ▲ ▼ hold with its stack lost in each',
          ),
        ]
      : []),
    ...(bots.some(({ scripted }) => scripted)
      ? [faint('* scripted: plays the bots and no other guest, so its average is of another field')]
      : []),
  ];
}

function healthLines(league: League, { warning }: Palette): string[] {
  const unseen = league.bots.flatMap(({ name, unseen: why }) =>
    why === null ? [] : [`\`${name}\` has no rank: ${why}`],
  );
  return [...unseen, ...faultLines(league)].map((line) => warning(line));
}

function faultLines({ bots, matches }: League): string[] {
  // Tables from before crashes were told by player have them by match alone.
  const told = bots.reduce((sum, bot) => sum + bot.crashes, 0);
  const others = matches.reduce((sum, match) => sum + match.crashes, 0) - told;
  const faults = [
    ...(others > 0 ? [counted(others, 'crash')] : []),
    ...bots.flatMap(({ name, crashes, illegalActions, timeouts }) => [
      ...(crashes > 0 ? [`\`${name}\` broke ${counted(crashes, 'hand')}`] : []),
      ...(illegalActions > 0 ? [`\`${name}\` ${counted(illegalActions, 'illegal action')}`] : []),
      ...(timeouts > 0 ? [`\`${name}\` ${counted(timeouts, 'timeout')}`] : []),
    ]),
  ];
  return faults.length === 0 ? [] : [faults.join(', ')];
}

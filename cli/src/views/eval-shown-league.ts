import type { League, LeagueMatch } from '@poker-bot/shared/evaluation/league';
import type { ShownLeague } from '@poker-bot/shared/evaluation/run-event';
import type { Palette } from '../output/palette.ts';
import { type Column, table } from '../output/table.ts';
import { estimate, whole } from './eval-figures.ts';
import { leagueTables } from './eval-league.ts';

/** A league again: its tables, the runs that its matches are, and how to go on with one that is not finished. */
export function shownLeagueText({ league, finished }: ShownLeague, palette: Palette): string {
  const { leagueId, folder, matches } = league;
  const next = finished ? `eval show ${matches[0]?.runId}` : `eval league --resume ${leagueId}`;
  return [
    ...(finished ? [] : [unfinishedLine(league, palette), '']),
    ...leagueTables(league, palette),
    '',
    matchTable(league),
    '',
    `${palette.faint('files'.padEnd(12))}${palette.hint(folder)}, and a folder of each run beside it`,
    `${palette.faint('next'.padEnd(12))}${palette.hint(`pokerbot ${next}`)}`,
  ].join('\n');
}

function unfinishedLine({ hands, matches }: League, { warning }: Palette): string {
  const played = matches.reduce((sum, match) => sum + match.hands, 0);
  const figures = `${whole(played)} of ${whole(matches.length * hands)} hands are played`;
  return `${warning('? not finished')}  ${figures}; averages are over deals that all matches have`;
}

const crashColumn: Column<LeagueMatch> = {
  title: 'BROKEN',
  align: 'right',
  cell: ({ crashes }) => whole(crashes),
};

function matchTable({ matches }: League): string {
  return table(matches, [
    { title: 'MATCH', cell: ({ bots: [first, second] }) => `${first} – ${second}` },
    { title: 'HANDS', align: 'right', cell: ({ hands }) => whole(hands) },
    ...(matches.some(({ crashes }) => crashes > 0) ? [crashColumn] : []),
    {
      title: 'BB/100 (95%)',
      align: 'right',
      cell: ({ bbPer100, interval }) => estimate(bbPer100, interval),
    },
    { title: 'RUN', cell: ({ runId }) => runId },
  ]);
}

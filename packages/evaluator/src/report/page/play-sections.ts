import { positionName } from '@poker-bot/poker/holdem/position-name';
import { figuresOf } from '../figures/figures-of.ts';
import { bigBlinds, percent, signed, whole } from '../figures/format.ts';
import { positionsFigure } from '../figures/positions-figure.ts';
import { rangeFigure } from '../figures/range-figure.ts';
import { element, type Markup } from '../markup/element.ts';
import type { PlayedReport } from '../read/played-report.ts';
import type { ReportData } from '../read/report-data.ts';
import { type PlayerTally, type PositionTally, streetNames } from '../tally/player-tally.ts';
import { classNames, type RangeTally } from '../tally/range-tally.ts';
import { folded, inFull, paragraph, type Section, section, shownFigure } from './section.ts';
import { tableOf } from './table.ts';

/** What was won and done from each position. */
export function positionsSection(data: ReportData, played: PlayedReport): Section | null {
  const drawn = figuresOf(data).positions;
  const tallies = played.tallies.filter(({ all }) => all.hands > 0);
  if (tallies.length === 0) return null;
  return section(
    'positions',
    'By position',
    drawn === undefined ? null : shownFigure(drawn.title, positionsFigure(drawn)),
    paragraph(
      'All rates here are by raw: results have their luck in them. No interval, since cards differ between positions.',
    ),
    tallies.map((tally) => positionTable(tally, played)),
  );
}

function positionTable({ name, positions, all }: PlayerTally, { table }: PlayedReport): Markup {
  const named = positions.map((tally, at) => ({ name: positionName(at, table.seats), tally }));
  const rows = [...named, { name: 'all', tally: all }].filter(({ tally }) => tally.hands > 0);
  return tableOf(`${name}: results by raw`, {
    rows,
    columns: [
      { title: 'position', cell: (row) => row.name },
      { title: 'hands', figure: true, cell: ({ tally }) => whole(tally.hands) },
      { title: 'bb/100', figure: true, cell: ({ tally }) => rate(tally, table.bigBlind) },
      {
        title: 'plays (VPIP)',
        figure: true,
        cell: ({ tally }) => percent(tally.voluntary, tally.hands),
      },
      {
        title: 'raises (PFR)',
        figure: true,
        cell: ({ tally }) => percent(tally.raised, tally.hands),
      },
      {
        title: 'sees the flop',
        figure: true,
        cell: ({ tally }) => percent(tally.streets[1]?.seen ?? 0, tally.hands),
      },
      {
        title: 'showdowns',
        figure: true,
        cell: ({ tally }) => percent(tally.showdowns, tally.hands),
      },
      {
        title: 'won at showdown',
        figure: true,
        cell: ({ tally }) => percent(tally.showdownsWon, tally.showdowns),
      },
    ],
  });
}

function rate({ chips, hands }: PositionTally, bigBlind: number): string {
  return signed((chips / bigBlind / hands) * 100);
}

/** What was done on each street. */
export function streetsSection({ tallies, table }: PlayedReport): Section | null {
  const played = tallies.filter(({ all }) => all.hands > 0);
  if (played.length === 0) return null;
  return section(
    'streets',
    'By street',
    paragraph(
      'Shares are of the decisions on the street; aggression is raises for each call. What was won is counted as it came, by raw.',
    ),
    played.map((tally) => [
      streetTable(`${tally.name}, all positions`, tally.all),
      folded(
        `${tally.name}, each position`,
        tally.positions
          .map((position, at) => ({ position, name: positionName(at, table.seats) }))
          .filter(({ position }) => position.hands > 0)
          .map(({ position, name }) => streetTable(`${tally.name}, ${name}`, position)),
      ),
    ]),
  );
}

function streetTable(caption: string, { streets }: PositionTally): Markup {
  const rows = streets.map((counts, at) => ({
    ...counts,
    name: streetNames[at] ?? '',
    all: counts.fold + counts.check + counts.call + counts.raise,
  }));
  return tableOf(caption, {
    rows,
    columns: [
      { title: 'street', cell: ({ name }) => name },
      { title: 'hands that saw it', figure: true, cell: ({ seen }) => whole(seen) },
      { title: 'won when seen', figure: true, cell: ({ won, seen }) => percent(won, seen) },
      { title: 'decisions', figure: true, cell: ({ all }) => whole(all) },
      { title: 'folds', figure: true, cell: ({ fold, all }) => percent(fold, all) },
      { title: 'checks', figure: true, cell: ({ check, all }) => percent(check, all) },
      { title: 'calls', figure: true, cell: ({ call, all }) => percent(call, all) },
      { title: 'raises', figure: true, cell: ({ raise, all }) => percent(raise, all) },
      {
        title: 'aggression',
        figure: true,
        cell: ({ raise, call }) => (call === 0 ? '–' : bigBlinds(raise, call)),
      },
    ],
  });
}

/** Starting hands: what was done first with each before the flop. */
export function rangesSection({ tallies, table }: PlayedReport): Section | null {
  const played = tallies.filter(({ all }) => all.hands > 0);
  if (played.length === 0) return null;
  return section(
    'ranges',
    'Starting hands',
    paragraph(
      'The first action before the flop with each of the 169 starting hands. A big blind that everybody folds to is not in it: there was nothing to decide.',
    ),
    played.map((tally, whose) => [
      rangeWithTable(tally, whose),
      folded(
        `${tally.name}, each position`,
        element('div', { class: 'grids' }, positionGrids(tally, { whose, seats: table.seats })),
      ),
    ]),
  );
}

function rangeWithTable({ name, all }: PlayerTally, whose: number): Markup[] {
  const title = `${name}, all positions`;
  return [
    shownFigure(title, rangeFigure({ id: `range-${whose}`, title, range: all.range })),
    inFull('The grid as a table', rangeTable(title, all.range)),
  ];
}

function positionGrids(
  { name, positions }: PlayerTally,
  { whose, seats }: { readonly whose: number; readonly seats: number },
): Markup[] {
  return positions.flatMap(({ hands, range }, at) => {
    if (hands === 0) return [];
    const title = `${name}, ${positionName(at, seats)}`;
    return shownFigure(title, rangeFigure({ id: `range-${whose}-${at}`, title, range }));
  });
}

function rangeTable(caption: string, range: RangeTally): Markup {
  const rows = classNames
    .map((name, at) => ({ name, ...range.of(at) }))
    .map((row) => ({ ...row, all: row.folds + row.calls + row.raises }))
    .filter(({ all }) => all > 0);
  return tableOf(caption, {
    rows,
    columns: [
      { title: 'hand', cell: ({ name }) => name },
      { title: 'times', figure: true, cell: ({ all }) => whole(all) },
      { title: 'raised', figure: true, cell: ({ raises, all }) => percent(raises, all) },
      { title: 'called or checked', figure: true, cell: ({ calls, all }) => percent(calls, all) },
      { title: 'folded', figure: true, cell: ({ folds, all }) => percent(folds, all) },
    ],
  });
}

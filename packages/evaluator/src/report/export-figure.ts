import { positionName } from '@poker-bot/poker/holdem/position-name';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import {
  type ExportedFigure,
  type FigureName,
  type FigureTextFormat,
  figureNames,
} from '@poker-bot/shared/evaluation/figure';
import { suiteOf } from '../compare/suite-of.ts';
import { csvRows, type Row } from '../score/csv.ts';
import { standalone } from './figures/figure.ts';
import { lightFigure } from './figures/figure-style.ts';
import { figuresOf } from './figures/figures-of.ts';
import { latencyFigure } from './figures/latency-figure.ts';
import { positionsFigure } from './figures/positions-figure.ts';
import { rangeFigure } from './figures/range-figure.ts';
import { rateUnitOf } from './figures/rate-unit.ts';
import { winRateFigure } from './figures/win-rate-figure.ts';
import type { Markup } from './markup/element.ts';
import type { ReportData } from './read/report-data.ts';
import { binStartMs } from './tally/latency-tally.ts';
import type { PositionTally } from './tally/player-tally.ts';
import { classNames } from './tally/range-tally.ts';

/** A figure, drawn and in rows. */
interface Drawn {
  readonly svg: Markup;
  readonly rows: readonly Row[];
}

/**
 * One figure of a run as the text of a file.
 * @throws PokerbotError `FIGURE_EMPTY`
 */
export function exportFigure(
  data: ReportData,
  { figure, format }: { readonly figure: FigureName; readonly format: FigureTextFormat },
): ExportedFigure {
  const { runId } = data.manifest;
  const suite = suiteOf(data.manifest);
  const drawn = draw[figure](data);
  if (drawn === undefined) {
    throw new PokerbotError('FIGURE_EMPTY', {
      message: `Run \`${runId}\` of the suite \`${suite}\` has nothing that \`${figure}\` could show: ${missing[figure](data)}`,
      next: [...otherFigures(data), `\`pokerbot eval report ${runId}\` shows all that there is`],
      details: { runId, figure },
    });
  }
  const { folder } = data.summary;
  return { runId, figure, format, folder, text: textOf(drawn, { runId, figure, format }) };
}

function textOf(
  { svg, rows }: Drawn,
  { runId, figure, format }: Omit<ExportedFigure, 'text' | 'folder'>,
): string {
  switch (format) {
    case 'svg':
      return standalone(svg, lightFigure);
    case 'csv':
      return csvRows(rows);
    case 'json':
      return `${JSON.stringify({ runId, figure, rows }, undefined, 2)}\n`;
  }
}

const draw: Readonly<Record<FigureName, (data: ReportData) => Drawn | undefined>> = {
  'win-rate': drawWinRate,
  positions: drawPositions,
  range: drawRange,
  latency: drawLatency,
};

const dealtOnly = 'it is a figure of smoke, A/B and local best response runs';

function isDealt({ summary }: ReportData): boolean {
  return summary.suite === 'smoke' || summary.suite === 'ab';
}

/** Why a figure of a run cannot be drawn. */
const missing: Readonly<Record<FigureName, (data: ReportData) => string>> = {
  'win-rate': (data) => (isDealt(data) ? 'no deal is complete yet' : dealtOnly),
  positions: (data) => (isDealt(data) ? 'no hand is played whole yet' : dealtOnly),
  range: ({ summary }) =>
    summary.suite === 'shadow'
      ? 'it is a figure of what a bot plays, and here recorded hands were replayed'
      : 'no hand of a bot of ours is on file',
  latency: () => 'no decision of a bot of ours is on file',
};

function otherFigures(data: ReportData): string[] {
  const { runId } = data.manifest;
  const names = figureNames.filter((name) => draw[name](data) !== undefined);
  return names.map((name) => `\`pokerbot eval export ${runId} --figure ${name}\` is there`);
}

function drawWinRate(data: ReportData): Drawn | undefined {
  const { winRate } = figuresOf(data);
  if (winRate === undefined) return undefined;
  const rows = winRate.curve.map(({ hands, bbPer100, interval }) => ({
    hands,
    [rateUnitOf(data.manifest).column]: bbPer100,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    estimator: winRate.estimator,
  }));
  return { svg: winRateFigure(winRate), rows };
}

function drawPositions(data: ReportData): Drawn | undefined {
  const { positions } = figuresOf(data);
  if (positions === undefined) return undefined;
  const rows = positions.positions.map(({ name, hands, bbPer100 }) => ({
    position: name,
    hands,
    bbPer100,
    estimator: 'raw',
  }));
  return { svg: positionsFigure(positions), rows };
}

/** Drawn for all positions of the bot, of B in an A/B run; the rows tell all. */
function drawRange({ played }: ReportData): Drawn | undefined {
  const last = played?.tallies.at(-1);
  if (played === undefined || last === undefined || last.all.hands === 0) return undefined;
  const { seats } = played.table;
  const title = `${last.name}, all positions`;
  const rows = played.tallies.flatMap(({ name, positions, all }) => [
    ...rangeRows(all, { player: name, position: 'all' }),
    ...positions.flatMap((tally, at) =>
      rangeRows(tally, { player: name, position: positionName(at, seats) }),
    ),
  ]);
  return { svg: rangeFigure({ id: 'range', title, range: last.all.range }), rows };
}

function rangeRows({ range }: PositionTally, whose: Row): Row[] {
  return classNames.map((hand, at) => {
    const { raises, calls, folds } = range.of(at);
    return { ...whose, hand, raised: raises, called: calls, folded: folds };
  });
}

/** Drawn for whole decisions; the rows have every advisor. */
function drawLatency({ played, shadow }: ReportData): Drawn | undefined {
  const tallies = (played ?? shadow)?.latencies ?? [];
  const drawn = tallies.findLast(({ name }) => name.endsWith('decision'));
  if (drawn === undefined) return undefined;
  const rows = tallies.flatMap(({ name, bins }) =>
    [...bins]
      .sort(([a], [b]) => a - b)
      .map(([bin, answers]) => ({
        name,
        fromMs: binStartMs(bin),
        toMs: binStartMs(bin + 1),
        answers,
      })),
  );
  return { svg: latencyFigure('latency', drawn), rows };
}

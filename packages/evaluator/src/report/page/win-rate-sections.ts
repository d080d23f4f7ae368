import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import type { ServeSummary } from '@poker-bot/shared/evaluation/serve-summary';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { estimatesFigure } from '../figures/estimates-figure.ts';
import { figuresOf } from '../figures/figures-of.ts';
import { milliseconds, signed, signedOr, span, whole } from '../figures/format.ts';
import { inUnit, type RateUnit } from '../figures/rate-unit.ts';
import { winRateFigure } from '../figures/win-rate-figure.ts';
import type { ReportData } from '../read/report-data.ts';
import { inFull, paragraph, type Section, section, shownFigure } from './section.ts';
import { tableOf } from './table.ts';

const meanings: Readonly<Record<Estimate['name'], string>> = {
  raw: 'What was won, each hand by itself: no luck taken out.',
  duplicate:
    'Each deal played from every seat and added up: the luck of being dealt good cards cancels.',
  'all-in':
    'As duplicate, and pots that were all-in before the river count for what they were worth then.',
  'luck-corrected': 'As duplicate, less the luck of every known draw of cards and actions.',
};

/** The ways the win rate was estimated, side by side. */
export function estimatesSection({
  estimates: measured,
  strengthHalfWidth,
  counts,
  unit,
}: Pick<SmokeSummary | AbSummary, 'estimates' | 'strengthHalfWidth'> & {
  readonly counts: Estimate['name'] | null;
  readonly unit: RateUnit;
}): Section | null {
  if (measured.length === 0) return null;
  const estimates = measured.map((estimate) => inUnit(estimate, unit));
  return section(
    'estimates',
    'Estimates of the win rate',
    paragraph(
      unit.factor < 0 ? 'Of what the response wins from the bot. ' : '',
      'All estimate the same thing from the same hands; the narrower an interval, the less luck is left in it. ',
      counts === null ? '' : `The one that counts was fixed beforehand: ${counts}.`,
    ),
    shownFigure(
      'The same hands, estimated in several ways',
      estimatesFigure('estimates', estimates, unit.name),
    ),
    tableOf('Intervals are 95 %, for a number of hands fixed before', {
      rows: estimates,
      columns: [
        { title: 'estimator', cell: ({ name }) => name },
        { title: unit.name, figure: true, cell: ({ bbPer100 }) => signed(bbPer100) },
        { title: 'interval', figure: true, cell: ({ interval }) => span(interval) },
        { title: 'observations', figure: true, cell: (each) => whole(each.observations) },
        { title: 'worth in raw hands', figure: true, cell: (each) => wholeOr(each.effectiveHands) },
        {
          title: `hands for ±${strengthHalfWidth * Math.abs(unit.factor)}`,
          figure: true,
          cell: (each) => wholeOr(each.handsNeeded),
        },
        { title: 'what it means', cell: ({ name }) => meanings[name] },
      ],
    }),
  );
}

/** The curve of the win rate with its band, and the same as a table. */
export function curveSection(report: Pick<ReportData, 'manifest' | 'summary'>): Section | null {
  const data = figuresOf(report).winRate;
  if (data === undefined) return null;
  return section(
    'win-rate',
    'Win rate over the run',
    shownFigure(data.title, winRateFigure(data)),
    paragraph(`Band: ${data.band}.`),
    inFull(
      'The curve as a table',
      tableOf(data.title, {
        rows: data.curve,
        columns: [
          { title: 'hands', figure: true, cell: ({ hands }) => whole(hands) },
          { title: data.unit, figure: true, cell: ({ bbPer100 }) => signed(bbPer100) },
          { title: 'interval', figure: true, cell: ({ interval }) => span(interval) },
        ],
      }),
    ),
  );
}

/** Everybody in a match. */
export function playersSection({ players, outcome, estimator }: ServeSummary): Section {
  return section(
    'players',
    'Players',
    paragraph(`Outcome: ${outcome}.`),
    tableOf('By seat', {
      rows: players,
      columns: [
        { title: 'player', cell: ({ name }) => name },
        { title: 'from', cell: ({ outside }) => (outside ? 'outside' : 'ours') },
        {
          title: estimator === null ? 'bb/100' : `bb/100 by ${estimator}`,
          figure: true,
          cell: ({ bbPer100 }) => signedOr(bbPer100),
        },
        { title: '95 % interval', figure: true, cell: ({ interval }) => span(interval) },
        { title: 'chips', figure: true, cell: ({ netChips }) => whole(netChips) },
        {
          title: 'invalid actions',
          figure: true,
          cell: ({ conduct }) => conduct?.invalidActions ?? '–',
        },
        { title: 'time used', figure: true, cell: ({ conduct }) => milliseconds(conduct?.usedMs) },
      ],
    }),
  );
}

function wholeOr(value: number | null): string {
  return value === null ? '–' : whole(value);
}

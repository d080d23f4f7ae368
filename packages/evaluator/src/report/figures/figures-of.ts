import { abMeasure } from '@poker-bot/shared/evaluation/ab-measure';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { PositionsData } from './positions-figure.ts';
import type { WinRateData } from './win-rate-figure.ts';

/** What of a summary can be drawn; absent where the run has nothing of it. */
export interface SummaryFigures {
  readonly winRate?: WinRateData;
  readonly positions?: PositionsData;
}

/** The data of the figures that need a summary alone. */
export function figuresOf(summary: Summary): SummaryFigures {
  if (summary.suite !== 'smoke' && summary.suite !== 'ab') return {};
  const { curve, positions } = summary;
  const played = positions.filter(({ hands }) => hands > 0);
  const whose = summary.suite === 'ab' ? abMeasure(summary).byPosition : `won by ${summary.bot}`;
  return {
    ...(curve.length === 0 ? {} : { winRate: winRateOf(summary) }),
    ...(played.length === 0
      ? {}
      : {
          positions: {
            id: 'positions',
            title: `By position in bb/100: ${whose}`,
            positions: played,
          },
        }),
  };
}

function winRateOf(summary: Extract<Summary, { suite: 'smoke' | 'ab' }>): WinRateData {
  const { curve } = summary;
  const common = { id: 'win-rate', curve };
  if (summary.suite === 'smoke') {
    const by = summary.estimator ?? 'duplicate';
    return {
      ...common,
      title: `Win rate of ${summary.bot} in bb/100, by ${by}`,
      band: '95 % interval, each for the hands played until then',
    };
  }
  const { alpha, delta, estimator } = summary.test;
  return {
    ...common,
    title: `${abMeasure(summary).name} in bb/100, by ${estimator}`,
    band: `confidence sequence of level ${1 - alpha}: it holds at every look; dotted lines at ±${delta}`,
    delta,
  };
}

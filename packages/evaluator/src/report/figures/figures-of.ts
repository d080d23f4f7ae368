import { abMeasure } from '@poker-bot/shared/evaluation/ab-measure';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { RunManifest } from '../../config/run-manifest.ts';
import type { PositionsData } from './positions-figure.ts';
import { inUnit, rateUnitOf } from './rate-unit.ts';
import type { WinRateData } from './win-rate-figure.ts';

/** What of a summary can be drawn; absent where the run has nothing of it. */
export interface SummaryFigures {
  readonly winRate?: WinRateData;
  readonly positions?: PositionsData;
}

interface Summed {
  readonly manifest: RunManifest;
  readonly summary: Summary;
}

/** The data of the figures that need no hands. */
export function figuresOf({ manifest, summary }: Summed): SummaryFigures {
  if (summary.suite !== 'smoke' && summary.suite !== 'ab') return {};
  const { curve, positions } = summary;
  const played = positions.filter(({ hands }) => hands > 0);
  const whose = summary.suite === 'ab' ? abMeasure(summary).byPosition : `won by ${summary.bot}`;
  return {
    ...(curve.length === 0 ? {} : { winRate: winRateOf(summary, manifest) }),
    ...(played.length === 0
      ? {}
      : {
          positions: {
            id: 'positions',
            title: `By position in bb/100, by raw: ${whose}`,
            positions: played,
          },
        }),
  };
}

function winRateOf(
  summary: Extract<Summary, { suite: 'smoke' | 'ab' }>,
  manifest: RunManifest,
): WinRateData {
  const unit = rateUnitOf(manifest);
  const curve = summary.curve.map((point) => inUnit(point, unit));
  const common = { id: 'win-rate', curve, unit: unit.name };
  if (summary.suite === 'smoke') {
    const by = summary.estimator ?? 'duplicate';
    const what =
      unit.name === 'bb/100'
        ? `Win rate of ${summary.bot}`
        : `What a local best response wins from ${summary.bot}`;
    return {
      ...common,
      estimator: by,
      title: `${what} in ${unit.name}, by ${by}`,
      band: '95 % interval, each for the hands played until then',
    };
  }
  const { alpha, delta, estimator } = summary.test;
  return {
    ...common,
    estimator,
    title: `${abMeasure(summary).name} in bb/100, by ${estimator}`,
    band: `confidence sequence of level ${1 - alpha}: it holds at every look; dotted lines at ±${delta}`,
    delta,
  };
}

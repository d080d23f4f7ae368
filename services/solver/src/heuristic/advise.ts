import type { Observation } from '@poker-bot/poker/holdem/observation';
import { createRandom } from '@poker-bot/poker/random/random';
import type { Advice, Work } from './advice.ts';
import { type EquityEstimate, estimateEquity } from './equity-estimate.ts';
import { explain } from './explain.ts';
import { settle } from './mix.ts';
import { planPostflop } from './postflop/postflop-plan.ts';
import { planPreflop } from './preflop/preflop-plan.ts';
import { timelineOf } from './timeline.ts';

/** How far charts and equities are to be trusted; a solved strategy would be worth more. */
const confidences = { chart: 0.7, equity: 0.6 } as const;

/**
 * Advises on one decision by charts before the flop and by equity against estimated ranges after it. A pure function:
 * the same spot and work give the same advice.
 */
export function advise(spot: Observation, work: Work): Advice {
  const timeline = timelineOf(spot);
  const random = createRandom(work.seed);
  let estimate: EquityEstimate | undefined;
  const equity = () => {
    estimate ??= estimateEquity({ observation: spot, timeline, random, samples: work.samples });
    return estimate.equity;
  };
  const mix =
    spot.street === 'preflop'
      ? planPreflop({ observation: spot, timeline, equity })
      : planPostflop({ observation: spot, timeline, equity: equity() });
  const distribution = settle(mix, spot.legal);
  const explanation = explain({ observation: spot, estimate, distribution });
  if (!estimate) return { distribution, confidence: confidences.chart, explanation };
  return {
    distribution,
    confidence: confidences.equity * (1 - Math.min(0.5, 2 * estimate.standardError)),
    equity: estimate.equity,
    equityStandardError: estimate.standardError,
    explanation,
  };
}

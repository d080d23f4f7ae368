import { createRandom } from '@poker-bot/poker/random/random';
import type { Advisor } from '../decision/advisor.ts';
import { heuristicDistribution } from './heuristic-strategy.ts';
import { randomEquity } from './random-equity.ts';

/** More opponents than this change the equity less than the sampling does. */
const mostOpponents = 4;

export interface HeuristicOptions {
  readonly name: string;
  readonly weight: number;
  /** Monte Carlo samples a decision. */
  readonly samples: number;
}

/** The advisor that is always there: no service, no cost, a sound if simple answer. */
export function heuristicAdvisor({ name, weight, samples }: HeuristicOptions): Advisor {
  return {
    name,
    weight,
    paid: false,
    advise: async ({ observation, seed }) => {
      const { hole, board, folded } = observation;
      const opponents = Math.min(mostOpponents, folded.filter((out) => !out).length - 1);
      const random = createRandom(seed).fork(name);
      const equity = randomEquity({ hole, board, opponents, samples, random });
      return {
        distribution: heuristicDistribution(observation, equity),
        confidence: 0.5,
        source: 'HEURISTIC',
      };
    },
  };
}

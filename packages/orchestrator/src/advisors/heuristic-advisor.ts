import { handVersusRandom } from '@poker-bot/poker/equity/hand-versus-random';
import { createRandom } from '@poker-bot/poker/random/random';
import type { Advisor } from '../decision/advisor.ts';
import { heuristicDistribution } from './heuristic-strategy.ts';

/** More opponents than this change the equity less than the sampling does. */
const mostOpponents = 4;

export interface HeuristicOptions {
  readonly name: string;
  readonly weight: number;
  /** Deals whose worth of knowledge a decision on the flop draws; on the other streets nothing is drawn. */
  readonly samples: number;
}

/** The advisor that is always there: no service, no cost, a sound if simple answer. */
export function heuristicAdvisor({ name, weight, samples }: HeuristicOptions): Advisor {
  return {
    name,
    weight,
    paid: false,
    advise: ({ observation, seed }) => {
      const { hole, board, folded } = observation;
      const against = Math.min(mostOpponents, folded.filter((out) => !out).length - 1);
      const equity = handVersusRandom({
        hole,
        board,
        opponents: against,
        random: () => createRandom(seed).fork(name),
        // Each run-out is held against every holding: half as many tell what deals of one holding each would.
        samples: Math.ceil(samples / 2),
      });
      return {
        distribution: heuristicDistribution(observation, equity),
        confidence: 0.5,
        source: 'HEURISTIC',
      };
    },
  };
}

import { handVersusRanges } from '@poker-bot/poker/equity/hand-versus-ranges';
import { createRandom } from '@poker-bot/poker/random/random';
import { Range } from '@poker-bot/poker/ranges/range';
import type { Advisor } from '../decision/advisor.ts';
import { heuristicDistribution } from './heuristic-strategy.ts';

/** More opponents than this change the equity less than the sampling does. */
const mostOpponents = 4;
const anyTwoCards = Range.full();

export interface HeuristicOptions {
  readonly name: string;
  readonly weight: number;
  /** Deals sampled for a decision where counting them all is not cheap. */
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
      const against = Math.min(mostOpponents, folded.filter((out) => !out).length - 1);
      const { equity } = handVersusRanges({
        hole,
        board,
        opponents: new Array<Range>(against).fill(anyTwoCards),
        random: createRandom(seed).fork(name),
        samples,
      });
      return {
        distribution: heuristicDistribution(observation, equity),
        confidence: 0.5,
        source: 'HEURISTIC',
      };
    },
  };
}

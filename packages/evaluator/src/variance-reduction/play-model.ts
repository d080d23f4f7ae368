import { heuristicDistribution } from '@poker-bot/orchestrator/advisors/heuristic-strategy';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { ActionShare } from '../opponents/action-share.ts';
import type { Opponent } from '../opponents/scripted-player.ts';
import type { DealKnowledge } from './deal-knowledge.ts';

/** How a player is taken to play where it was not seen to. A poor guess costs precision, never truth. */
export interface PlayModel {
  /** Sums to 1. */
  shares(observation: Observation, deal: DealKnowledge): readonly ActionShare[];
}

/** The heuristic advisor at its word, but for what it draws on the flop; and the guess about whoever is not known. */
export const heuristicModel: PlayModel = {
  shares: (observation, deal) => {
    const equity = deal.againstRandom(observation.seat, observation.board.length);
    return heuristicDistribution(observation, equity).map((share) => ({ type: 'one', ...share }));
  },
};

/** A player whose strategy is known, taken at its word; any other is taken to play like the heuristic. */
export function modelOf(opponent: Opponent): PlayModel {
  return {
    shares: (observation, deal) =>
      opponent.shares?.(observation, deal.strengths) ?? heuristicModel.shares(observation, deal),
  };
}

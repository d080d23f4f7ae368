import { HeuristicSpot } from '@poker-bot/orchestrator/advisors/heuristic-strategy';
import type { ActionProbability } from '@poker-bot/orchestrator/decision/advisor';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { ActionShare } from '../opponents/action-share.ts';
import type { Opponent, Strategy } from '../opponents/scripted-player.ts';
import type { KnownCards } from './known-cards.ts';

/** How a player is taken to play where it was not seen to. A poor guess costs precision, never truth. */
export interface PlayModel {
  /** Sums to 1. */
  shares(observation: Observation, cards: KnownCards): readonly ActionShare[];
  /**
   * The same for whatever is dealt at one point of the betting, where all is worked out before that no card has a say in.
   * Absent where there is no such thing.
   * @param view of that point, the same object for each model; its cards mean nothing
   */
  at?(view: Observation): PlayModel;
  /** Whether the imitation of the solver has a say: what it answers is kept for all models that ask it. */
  readonly asksSolver?: boolean;
}

/** The heuristic advisor at its word, but for what it draws on the flop; and the guess about whoever is not known. */
export const heuristicModel: PlayModel = {
  shares: (observation, cards) => heuristicAt(observation).shares(observation, cards),
  at: heuristicAt,
};

function heuristicAt(view: Observation): PlayModel {
  const spot = new HeuristicSpot(view);
  const known = new Map<readonly ActionProbability[], readonly ActionShare[]>();
  return {
    shares: ({ seat, board }, cards) => {
      const distribution = spot.distribution(cards.againstRandom(seat, board.length));
      const before = known.get(distribution);
      if (before !== undefined) return before;
      const shares = distribution.map((share) => ({ type: 'one' as const, ...share }));
      known.set(distribution, shares);
      return shares;
    },
  };
}

/** A player whose strategy is known, taken at its word; any other is taken to play like the heuristic. */
export function modelOf(opponent: Opponent): PlayModel {
  const { shares, sharesAt } = opponent;
  if (shares === undefined) return heuristicModel;
  const modelBy = (strategy: Strategy): PlayModel => ({
    shares: (observation, cards) => strategy(observation, cards.strengths),
  });
  return {
    ...modelBy(shares),
    ...(sharesAt === undefined ? {} : { at: (view) => modelBy(sharesAt(view)) }),
  };
}

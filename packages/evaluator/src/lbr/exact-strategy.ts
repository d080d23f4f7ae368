import { heuristicDistribution } from '@poker-bot/orchestrator/advisors/heuristic-strategy';
import type { ActionProbability } from '@poker-bot/orchestrator/decision/advisor';
import { styled } from '@poker-bot/orchestrator/decision/styled';
import type { Card } from '@poker-bot/poker/cards/card';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Random } from '@poker-bot/poker/random/random';
import { comboCount } from '@poker-bot/poker/ranges/combo';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { boardEquities } from './board-equities.ts';
import type { BotStrategy, HandStrategy } from './bot-strategy.ts';

/** Run-outs of a flop that an equity is averaged over. */
const sampledRunOuts = 30;

/** What a bot does in a spot with a holding of some equity against any two cards. */
export type PlayByEquity = (
  observation: Observation,
  equity: number,
) => readonly ActionProbability[];

/** The strategy of a bot that hears nothing but the heuristic, by the heuristic itself. */
export function exactStrategy({ decision, style }: BotConfig): BotStrategy {
  const drawn: PlayByEquity = (observation, equity) =>
    styled(heuristicDistribution(observation, equity), style);
  const play = decision.selection === 'sample' ? drawn : likeliestOf(drawn);
  return { inHand: (random) => new HandByEquity(play, random) };
}

/** The bot takes the likeliest action, as `best` does. */
function likeliestOf(drawn: PlayByEquity): PlayByEquity {
  return (observation, equity) => {
    const sorted = drawn(observation, equity).toSorted(
      (one, other) => other.probability - one.probability,
    );
    return sorted.slice(0, 1).map(({ action }) => ({ action, probability: 1 }));
  };
}

/** A strategy that knows its cards by their equity, in one hand. */
export class HandByEquity implements HandStrategy {
  readonly #play: PlayByEquity;
  readonly #random: Random;
  /** By the cards on the board. */
  readonly #equities = new Map<number, Float64Array>();

  constructor(play: PlayByEquity, random: Random) {
    this.#play = play;
    this.#random = random;
  }

  /** Sizes of raises are not told apart: the heuristic has one in each spot. */
  chances({ type }: Action, observation: Observation): Float64Array {
    const equities = this.#equitiesOn(observation.board);
    const chances = new Float64Array(comboCount);
    for (let index = 0; index < comboCount; index += 1) {
      let chance = 0;
      for (const { action, probability } of this.#play(observation, equities[index] ?? 0)) {
        if (action.type === type) chance += probability;
      }
      chances[index] = chance;
    }
    return chances;
  }

  #equitiesOn(board: readonly Card[]): Float64Array {
    const known = this.#equities.get(board.length);
    if (known !== undefined) return known;
    const random = this.#random.fork('equities');
    const equities = boardEquities(board, { random, samples: sampledRunOuts });
    this.#equities.set(board.length, equities);
    return equities;
  }
}

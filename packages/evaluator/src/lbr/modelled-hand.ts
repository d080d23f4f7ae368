import type { Card } from '@poker-bot/poker/cards/card';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Random } from '@poker-bot/poker/random/random';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';
import { allHandClasses, combosOfClass } from '@poker-bot/poker/ranges/hand-class';
import type { ActionShare } from '../opponents/action-share.ts';
import { DealStrengths } from '../opponents/hand-strength.ts';
import type { KnownCards, SpotReading } from '../variance-reduction/known-cards.ts';
import type { PlayModel } from '../variance-reduction/play-model.ts';
import { classOf } from '../variance-reduction/solver-model/move-class.ts';
import { OpponentReading } from '../variance-reduction/solver-model/opponent-reading.ts';
import { boardEquities } from './board-equities.ts';
import type { HandStrategy } from './bot-strategy.ts';

/** Run-outs of a flop that an equity is averaged over: as many as the models were taught with. */
const sampledRunOuts = 100;

/** By holding: the first one of its class. Before the flop all of a class are played alike, but by scripts. */
const firstOfClass = new Uint16Array(comboCount);
for (const each of allHandClasses()) {
  const holdings = combosOfClass(each);
  for (const holding of holdings) firstOfClass[holding] = Math.min(...holdings);
}

/** How a bot is taken to play in one hand, by a model that is asked about every holding. */
export class ModelledHand implements HandStrategy {
  readonly #model: PlayModel;
  readonly #random: Random;
  readonly #asksBySuit: boolean;
  readonly #strengths = new DealStrengths();
  /** By the cards on the board, then by holding; undefined for those that cannot be. */
  readonly #held = new Map<number, readonly (KnownCards | undefined)[]>();

  /** @param options whether holdings of one class may be played otherwise before the flop: ranges of scripts may name suits */
  constructor(model: PlayModel, random: Random, options: { readonly asksBySuit?: boolean } = {}) {
    this.#model = model;
    this.#asksBySuit = options.asksBySuit ?? false;
    this.#random = random;
  }

  /** Raises are told apart by their class, as `classOf` has it: a model knows no finer. */
  chances(action: Action, observation: Observation): Float64Array {
    const chances = new Float64Array(comboCount);
    const isLike = likenessTo(action, observation);
    const model = this.#model.at?.(observation) ?? this.#model;
    this.#heldOn(observation.board).forEach((cards, index) => {
      if (cards === undefined) return;
      const isByClass = observation.board.length === 0 && !this.#asksBySuit;
      const alike = isByClass ? (firstOfClass[index] ?? index) : index;
      if (alike < index) {
        chances[index] = chances[alike] ?? 0;
        return;
      }
      const shares = model.shares({ ...observation, hole: comboAt(index) }, cards);
      let chance = 0;
      for (const share of shares) if (isLike(share)) chance += share.probability;
      chances[index] = chance;
    });
    return chances;
  }

  #heldOn(board: readonly Card[]): readonly (KnownCards | undefined)[] {
    const known = this.#held.get(board.length);
    if (known !== undefined) return known;
    const random = this.#random.fork('equities');
    const equities = boardEquities(board, { random, samples: sampledRunOuts });
    const range = new OpponentReading(board);
    const reading: SpotReading = { ahead: (spot) => range.aheadOnce(spot) };
    const held = Array.from({ length: comboCount }, (_, index) => {
      if (comboAt(index).some((card) => board.includes(card))) return undefined;
      return {
        strengths: this.#strengths,
        reading,
        againstRandom: () => equities[index] ?? 0,
      };
    });
    this.#held.set(board.length, held);
    return held;
  }
}

/** Whether what a model names is what was done, or near enough. */
function likenessTo(done: Action, observation: Observation): (share: ActionShare) => boolean {
  if (done.type !== 'raise')
    return (share) => share.type === 'one' && share.action.type === done.type;
  const itsClass = classOf(done, observation);
  return (share) =>
    share.type === 'one'
      ? classOf(share.action, observation) === itsClass
      : share.min <= done.to && done.to <= share.max;
}

import { advance } from '@poker-bot/poker/holdem/deal';
import type { Hand } from '@poker-bot/poker/holdem/hand';
import { observe } from '@poker-bot/poker/holdem/observation';
import { branchesOf } from './branch.ts';
import { luckOfCards } from './card-luck.ts';
import type { DealKnowledge } from './deal-knowledge.ts';
import type { PlayModel } from './play-model.ts';
import { potGain } from './pot-gain.ts';

/** Raises of a spread that a model looks at. */
const modelStrata = 2;
/** Branches with less of the pot to them are not followed further, in big blinds: the pot times how likely they are. */
export const leastShare = 0.05;

/**
 * The value function of heads-up hands: what a seat wins on average from a point of a hand on, all cards of the deal known,
 * both players acting as their models say, and the luck of the cards taken out (`luckOfCards`). Chips, from the hand's begin.
 */
export class PlayTree {
  /** By seat. */
  readonly #models: readonly [PlayModel, PlayModel];
  readonly #seat: 0 | 1;
  readonly #least: number;

  constructor(options: {
    readonly models: readonly [PlayModel, PlayModel];
    readonly seat: 0 | 1;
    readonly bigBlind: number;
  }) {
    this.#models = options.models;
    this.#seat = options.seat;
    this.#least = leastShare * options.bigBlind;
  }

  /**
   * @param hand after an action or at a player's turn; it is played on, and is of no use afterwards
   * @param likely how likely it is to come to this point from where one asks: decides how deep it is looked into
   */
  value(hand: Hand, deal: DealKnowledge, likely: number): number {
    const luck = luckOfCards(hand, deal, this.#seat);
    advance(hand, deal.deck);
    const { actor } = hand;
    if (actor === undefined) return (hand.result().net[this.#seat] ?? 0) - luck;
    return this.#turn({ hand, deal, actor, likely }) - luck;
  }

  #turn({ hand, deal, actor, likely }: Turn): number {
    if (likely * hand.pot < this.#least) return this.#atOnce(hand, deal);
    const observation = observe(hand, { seat: actor, handId: '' });
    const model = this.#models[actor === 0 ? 0 : 1];
    const branches = branchesOf(model.shares(observation, deal), modelStrata);
    let value = 0;
    for (const [at, { action, probability }] of branches.entries()) {
      // The last one has the hand to itself.
      const after = at === branches.length - 1 ? hand : hand.clone();
      after.act(action);
      value += probability * this.value(after, deal, likely * probability);
    }
    return value;
  }

  /** By equity, as what cards are worth is: the bet that is not called yet goes back, and who is ahead gets paid later. */
  #atOnce(hand: Hand, deal: DealKnowledge): number {
    const matched = Math.min(hand.contributed(0), hand.contributed(1));
    const behind = Math.min(hand.stack(0), hand.stack(1));
    const ahead = (deal.equity(hand.board.length) - 0.5) * potGain(2 * matched, behind);
    return this.#seat === 0 ? ahead : -ahead;
  }
}

interface Turn {
  readonly hand: Hand;
  readonly deal: DealKnowledge;
  readonly actor: number;
  readonly likely: number;
}

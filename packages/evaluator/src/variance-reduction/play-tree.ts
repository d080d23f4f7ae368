import type { HandRules } from '@poker-bot/poker/holdem/rules';
import { BettingPoint } from './betting-point.ts';
import { type Branch, branchesOf } from './branch.ts';
import { luckOfCards } from './card-luck.ts';
import type { DealKnowledge } from './deal-knowledge.ts';
import type { PlayModel } from './play-model.ts';

/** Raises of a spread that a model looks at. */
const modelStrata = 2;
/** Branches with less of the pot to them are not followed further, in big blinds: the pot times how likely they are. */
export const leastShare = 0.05;

/** The same for the trees of both seats: betting does not ask who sits where. */
const starts = new WeakMap<HandRules, BettingPoint>();

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

  /** Where hands by these rules begin; points are kept from hand to hand while the rules are the same. */
  start(rules: HandRules): BettingPoint {
    const known = starts.get(rules);
    if (known !== undefined) return known;
    const start = BettingPoint.start(rules);
    starts.set(rules, start);
    return start;
  }

  /** @param likely how likely it is to come to this point from where one asks: decides how deep it is looked into */
  value(point: BettingPoint, deal: DealKnowledge, likely: number): number {
    const luck = luckOfCards(point.toCome, deal, this.#seat);
    if (point.actor === undefined) return (point.net(deal)[this.#seat] ?? 0) - luck;
    return this.#turn(point, deal, likely) - luck;
  }

  #turn(point: BettingPoint, deal: DealKnowledge, likely: number): number {
    if (likely * point.pot < this.#least) return this.#atOnce(point, deal);
    const model = point.modelOf(this.#models[point.actor ?? 0]);
    const branches = branchesOf(model.shares(point.observation(deal), deal), modelStrata);
    let value = 0;
    for (let at = 0; at < branches.length; at += 1) {
      const { action, probability } = branches[at] as Branch;
      value += probability * this.value(point.after(action), deal, likely * probability);
    }
    return value;
  }

  /** By equity, as what cards are worth is: who is ahead gets paid later. */
  #atOnce(point: BettingPoint, deal: DealKnowledge): number {
    const ahead = (deal.equity(point.boardCards) - 0.5) * point.equityWorth;
    return this.#seat === 0 ? ahead : -ahead;
  }
}

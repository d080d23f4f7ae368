import type { Player } from '@poker-bot/executor/simulator/player';
import type { Card } from '@poker-bot/poker/cards/card';
import type { Action } from '@poker-bot/poker/holdem/action';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import type { Random } from '@poker-bot/poker/random/random';
import { Belief } from './belief.ts';
import { boardEquities } from './board-equities.ts';
import { type BotStrategy, chancesOf } from './bot-strategy.ts';
import type { LbrConfig } from './lbr-config.ts';
import { passiveOf, passiveValue, raisesOf, raiseValue } from './lbr-values.ts';
import { winShares } from './win-shares.ts';

/**
 * A local best response, in one hand: it knows how the bot plays every holding, keeps the weights of what the bot may hold by
 * Bayes' rule, and takes the action that is worth most if both check and call from there on.
 *
 * Source: Lisý and Bowling, Equilibrium approximation quality of current no-limit poker bots (2017), arXiv 1612.07547.
 */
export class LbrPlayer implements Player {
  readonly name: string;
  readonly #config: LbrConfig;
  readonly #strategy: BotStrategy;
  readonly #random: Random;
  /** By the cards on the board. */
  readonly #equities = new Map<number, Float64Array>();
  readonly #shares = new Map<number, Float64Array>();

  constructor(
    config: LbrConfig,
    { strategy, random }: { readonly strategy: BotStrategy; readonly random: Random },
  ) {
    this.name = config.name;
    this.#config = config;
    this.#strategy = strategy;
    this.#random = random;
  }

  act(observation: Observation): Action {
    const { streets, actions } = this.#config;
    const mayFold = actions.includes('fold') && !observation.legal.check;
    const raises = raisesOf(observation, actions);
    const hasChoice = mayFold || raises.length > 0;
    if (!(hasChoice && streets.includes(observation.street))) return passiveOf(observation);
    const { hand, belief } = this.#follow(observation);
    const shares = this.#sharesOf(observation);
    let best: { action: Action; value: number } = {
      action: passiveOf(observation),
      value: passiveValue(observation, belief.mean(shares) ?? 0),
    };
    if (mayFold && best.value < 0) best = { action: { type: 'fold' }, value: 0 };
    for (const action of raises) {
      const value = this.#valueOf(action, { observation, hand, belief, shares });
      if (value > best.value) best = { action, value };
    }
    return best.action;
  }

  #valueOf(action: Action & { type: 'raise' }, spot: Spot): number {
    const { observation, hand, belief, shares } = spot;
    const after = hand.clone();
    after.act(action);
    const folds = this.#chances('fold', after);
    const foldChance = belief.mean(folds) ?? 0;
    const called = belief.mean(shares, (index) => 1 - (folds[index] ?? 0)) ?? 0;
    const asked = after.actor === undefined ? 0 : (after.legalActions().call ?? 0);
    const paid = action.to - (observation.bets[observation.seat] ?? 0);
    return raiseValue({ pot: observation.pot, paid, asked, foldChance, called });
  }

  /** The hand as this seat knows it, and what the other player may hold after all that it did. */
  #follow(observation: Observation): { hand: Hand; belief: Belief } {
    const { seat, hole, actions, startingStacks, blinds, antes, minimumBet } = observation;
    const hand = Hand.start({ startingStacks, blinds, antes, minimumBet });
    const belief = new Belief(hole);
    for (const made of actions) {
      dealSeen(hand, observation);
      belief.exclude(hand.board);
      if (made.seat !== seat) belief.learn(this.#chances(made.action.type, hand));
      hand.act(made.action);
    }
    dealSeen(hand, observation);
    belief.exclude(hand.board);
    return { hand, belief };
  }

  /** How likely each holding of the player in turn does a kind of action. */
  #chances(type: Action['type'], hand: Hand): Float64Array {
    const observation = observe(hand, { seat: hand.actor ?? 0, handId: '' });
    const equities = this.#equitiesOn(hand.board);
    return chancesOf(type, { observation, equities, strategy: this.#strategy });
  }

  #equitiesOn(board: readonly Card[]): Float64Array {
    const known = this.#equities.get(board.length);
    if (known !== undefined) return known;
    const random = this.#random.fork('equities');
    const equities = boardEquities(board, () => random.fork(board.length));
    this.#equities.set(board.length, equities);
    return equities;
  }

  #sharesOf({ hole, board }: Observation): Float64Array {
    const known = this.#shares.get(board.length);
    if (known !== undefined) return known;
    const shares = winShares({ hole, board }, this.#random.fork('shares').fork(board.length));
    this.#shares.set(board.length, shares);
    return shares;
  }
}

interface Spot {
  readonly observation: Observation;
  readonly hand: Hand;
  readonly belief: Belief;
  readonly shares: Float64Array;
}

/** Deals what the seat has seen until somebody is in turn. */
function dealSeen(hand: Hand, { seat, hole, board }: Observation): void {
  if (hand.awaiting === 'hole') {
    for (let each = 0; each < hand.seats; each += 1) hand.dealHole(each, each === seat ? hole : []);
  }
  while (hand.awaiting === 'board' && hand.board.length < board.length) {
    const from = hand.board.length;
    hand.dealBoard(board.slice(from, from === 0 ? 3 : from + 1));
  }
}

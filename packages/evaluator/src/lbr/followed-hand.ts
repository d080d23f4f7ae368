import type { Action } from '@poker-bot/poker/holdem/action';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import { Belief, type ByHolding } from './belief.ts';
import type { HandStrategy } from './bot-strategy.ts';

/** A hand heads-up as one seat knows it, with what the other player may hold after all that it did. */
export class FollowedHand {
  readonly #strategy: HandStrategy;
  /** By their place in the hand: how likely each holding does what the other player did. */
  readonly #learned = new Map<number, ByHolding>();

  /** @param strategy of the other player */
  constructor(strategy: HandStrategy) {
    this.#strategy = strategy;
  }

  upTo(observation: Observation): { hand: Hand; belief: Belief } {
    const { seat, hole, actions, startingStacks, blinds, antes, minimumBet } = observation;
    const hand = Hand.start({ startingStacks, blinds, antes, minimumBet });
    const belief = new Belief(hole);
    for (const [at, made] of actions.entries()) {
      dealSeen(hand, observation);
      belief.exclude(hand.board);
      if (made.seat !== seat) {
        const chances = this.#learned.get(at) ?? this.chances(made.action, hand);
        this.#learned.set(at, chances);
        belief.learn(chances);
      }
      hand.act(made.action);
    }
    dealSeen(hand, observation);
    belief.exclude(hand.board);
    return { hand, belief };
  }

  /** How likely each holding of the player in turn does what is given. */
  chances(action: Action, hand: Hand): ByHolding {
    return this.#strategy.chances(action, observe(hand, { seat: hand.actor ?? 0, handId: '' }));
  }
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

import type { Card } from '../cards/card.ts';
import type { LegalActions } from './action.ts';
import type { SeatAction } from './event.ts';
import type { Hand } from './hand.ts';
import type { Street } from './street.ts';

export type { SeatAction } from './event.ts';

/** One seat's view of a hand: what that player may know, and nothing else. Plain data; the moves are those that the hand keeps. */
export interface Observation {
  readonly handId: string;
  readonly seat: number;
  readonly seats: number;
  readonly street: Street;
  /** The seat's own cards; empty before they are dealt. */
  readonly hole: readonly Card[];
  readonly board: readonly Card[];
  readonly stacks: readonly number[];
  readonly startingStacks: readonly number[];
  /** Live chips of this street. */
  readonly bets: readonly number[];
  readonly contributed: readonly number[];
  readonly folded: readonly boolean[];
  /** All chips in the middle, bets of this street included. */
  readonly pot: number;
  readonly blinds: readonly number[];
  readonly antes: readonly number[];
  readonly minimumBet: number;
  /** The players' moves so far; forced bets are not among them. */
  readonly actions: readonly SeatAction[];
  /** What the seat may do now: nothing while it is not its turn. */
  readonly legal: LegalActions;
}

export function observe(
  hand: Hand,
  options: { readonly seat: number; readonly handId: string },
): Observation {
  const { seat, handId } = options;
  const { rules } = hand;
  const stacks: number[] = [];
  const bets: number[] = [];
  const contributed: number[] = [];
  const folded: boolean[] = [];
  for (let other = 0; other < hand.seats; other += 1) {
    stacks.push(hand.stack(other));
    bets.push(hand.bet(other));
    contributed.push(hand.contributed(other));
    folded.push(hand.isFolded(other));
  }
  return {
    handId,
    seat,
    seats: hand.seats,
    street: hand.street,
    hole: hand.hole(seat)?.slice() ?? [],
    board: hand.board.slice(),
    stacks,
    startingStacks: rules.startingStacks.slice(),
    bets,
    contributed,
    folded,
    pot: hand.pot,
    blinds: rules.blinds.slice(),
    antes: rules.antes.slice(),
    minimumBet: rules.minimumBet,
    actions: hand.actions.slice(),
    legal: hand.actor === seat ? hand.legalActions() : nothing(seat),
  };
}

function nothing(seat: number): LegalActions {
  return { seat, fold: false, check: false, call: undefined, raise: undefined };
}

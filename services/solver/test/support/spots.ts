import { parseCards } from '@poker-bot/poker/cards/card';
import type { Action } from '@poker-bot/poker/holdem/action';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';

export interface SpotOptions {
  readonly seats: number;
  /** The actor's cards. */
  readonly hole: string;
  /** As far as it is dealt in this spot. */
  readonly board?: string;
  /** What happened, in order. */
  readonly actions?: readonly Action[];
  /** In big blinds of 100 chips. */
  readonly stack?: number;
}

export const fold: Action = { type: 'fold' };
export const check: Action = { type: 'check' };
export const call: Action = { type: 'call' };
export const raise = (to: number): Action => ({ type: 'raise', to });

/** The view of whoever is to act after the given actions, blinds 50 and 100. */
export function spot({
  seats,
  hole,
  board = '',
  actions = [],
  stack = 100,
}: SpotOptions): Observation {
  const blinds = Array.from({ length: seats }, () => 0);
  blinds[seats === 2 ? 1 : 0] = 50;
  blinds[seats === 2 ? 0 : 1] = 100;
  const hand = Hand.start({
    startingStacks: blinds.map(() => stack * 100),
    blinds,
    antes: blinds.map(() => 0),
    minimumBet: 100,
  });
  const own = parseCards(hole);
  const boardCards = parseCards(board);
  const rest = Array.from({ length: 52 }, (_, card) => card).filter(
    (card) => !own.includes(card) && !boardCards.includes(card),
  );
  for (let seat = 0; seat < seats; seat += 1) hand.dealHole(seat, rest.splice(0, 2));
  for (const action of actions) {
    dealWhatIsAwaited(hand, boardCards);
    hand.act(action);
  }
  dealWhatIsAwaited(hand, boardCards);
  const seat = hand.actor;
  if (seat === undefined) throw new Error('Nobody is to act in this spot');
  return { ...observe(hand, { seat, handId: 'spot' }), hole: own };
}

function dealWhatIsAwaited(hand: Hand, board: readonly number[]): void {
  if (hand.awaiting !== 'board') return;
  const from = hand.board.length;
  hand.dealBoard(board.slice(from, from === 0 ? 3 : from + 1));
}

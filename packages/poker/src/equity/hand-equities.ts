import type { Card } from '../cards/card.ts';
import { CardError } from '../cards/card-error.ts';
import { countWinners } from './count-winners.ts';
import { checkBoard, checkHole, liveDeck } from './live-deck.ts';

/** How hands fare against each other over every way the board can come; nothing is estimated. */
export interface HandEquities {
  /** How many boards were dealt. */
  readonly boards: number;
  /** Boards on which the best hand is held more than once. */
  readonly tiedBoards: number;
  /** In the order of the hands. */
  readonly hands: readonly HandEquity[];
}

export interface HandEquity {
  /** Boards won alone. */
  readonly wins: number;
  /** Boards on which this hand shares the pot. */
  readonly ties: number;
  /** Average share of the pot, from 0 to 1. */
  readonly equity: number;
}

/** The winners of a board are kept as 16 bits. */
const mostHands = 16;

/**
 * Deals every board to hands of two known cards, up to 16. `dead` cards do not come either. Two hands before the flop
 * see 1,712,304 boards.
 *
 * @throws {CardError} `CARDS_WRONG_COUNT`, `BOARD_WRONG_COUNT`, `CARD_DUPLICATE`
 */
export function handEquities(options: {
  readonly hands: readonly (readonly Card[])[];
  readonly board: readonly Card[];
  readonly dead?: readonly Card[];
}): HandEquities {
  const { hands, board, dead = [] } = options;
  if (hands.length > mostHands) {
    throw new CardError(
      'CARDS_WRONG_COUNT',
      `At most ${mostHands} hands are compared, not ${hands.length}`,
    );
  }
  for (const hand of hands) checkHole(hand);
  checkBoard(board);
  const deck = liveDeck([...hands.flat(), ...board, ...dead]);
  return summarise(countWinners({ hands, board, deck }), hands.length);
}

function summarise(counts: Float64Array, handCount: number): HandEquities {
  const hands = Array.from({ length: handCount }, () => ({ wins: 0, ties: 0, equity: 0 }));
  let boards = 0;
  let tiedBoards = 0;
  counts.forEach((count, set) => {
    const holders = hands.filter((_, index) => ((set >> index) & 1) === 1);
    boards += count;
    if (holders.length > 1) tiedBoards += count;
    for (const holder of holders) {
      if (holders.length === 1) holder.wins += count;
      else holder.ties += count;
      holder.equity += count / holders.length;
    }
  });
  for (const hand of hands) hand.equity /= boards;
  return { boards, tiedBoards, hands };
}

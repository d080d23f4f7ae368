import type { Card } from '../cards/card.ts';
import type { Hand } from './hand.ts';

/**
 * Plays the dealer's side until a player has to act or the hand is over: hole cards, board (run-outs as well), showdown.
 * Every card has a fixed place in the deck, whatever the betting: seat `s` holds `deck[2s]` and `deck[2s + 1]`, the
 * board is the five cards after the last seat's. So one deck deals the same hand to different players.
 */
export function advance(hand: Hand, deck: readonly Card[]): void {
  if (hand.awaiting === 'hole') {
    for (let seat = 0; seat < hand.seats; seat += 1) {
      if (hand.hole(seat) === undefined) hand.dealHole(seat, deck.slice(2 * seat, 2 * seat + 2));
    }
  }
  while (hand.awaiting === 'board') {
    const from = 2 * hand.seats + hand.board.length;
    hand.dealBoard(deck.slice(from, from + (hand.board.length === 0 ? 3 : 1)));
  }
  if (hand.awaiting === 'showdown') hand.autoShowdown();
}

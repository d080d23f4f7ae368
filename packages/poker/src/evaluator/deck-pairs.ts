import type { Card } from '../cards/card.ts';
import { kindOfRanks } from './strengths-by-ranks.ts';

/**
 * Every two cards of a deck in rising order, the pairs of the first card first. So the pairs of the cards from one place
 * on lie at the end: code that has dealt the cards before that place goes on with them and builds nothing.
 */
export interface DeckPairs {
  readonly deck: Uint8Array;
  /** By place in the deck: the first pair whose lower card lies there; one more, for the end. */
  readonly starts: Int32Array;
  /** By pair: the kind of its two ranks (see `kindOfRanks`). */
  readonly kinds: Uint8Array;
  /** By suit: the places in the deck of its cards. */
  readonly suits: readonly Uint8Array[];
}

/** The cards must rise. */
export function deckPairs(cards: readonly Card[]): DeckPairs {
  const size = cards.length;
  const deck = Uint8Array.from(cards);
  const starts = Int32Array.from(
    { length: size + 1 },
    (_, place) => place * (size - 1) - (place * (place - 1)) / 2,
  );
  const kinds = new Uint8Array((size * (size - 1)) / 2);
  let pair = 0;
  cards.forEach((lower, place) => {
    for (const higher of cards.slice(place + 1)) {
      kinds[pair] = kindOfRanks(lower >> 2, higher >> 2);
      pair += 1;
    }
  });
  const suits = [0, 1, 2, 3].map((suit) =>
    Uint8Array.from(cards.flatMap((card, place) => ((card & 3) === suit ? [place] : []))),
  );
  return { deck, starts, kinds, suits };
}

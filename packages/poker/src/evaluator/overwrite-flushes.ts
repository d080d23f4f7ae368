import type { DeckPairs } from './deck-pairs.ts';
import { strengthOfFlush } from './evaluate.ts';

interface Flushes {
  readonly pairs: DeckPairs;
  /** Place in the deck of the first card that may come. */
  readonly from: number;
  /** By pair; written to where the pair makes a flush. */
  readonly strengths: Uint16Array;
  /** The suit that five cards hold three times or more. */
  readonly suit: number;
  /** Its ranks among the five. */
  readonly held: number;
}

/** Seven cards with a flush hold nothing better than it: five ranks leave no room for a full house. */
export function overwriteFlushes(flushes: Flushes): void {
  const missing = 5 - bitCount(flushes.held);
  if (missing === 2) overwriteSuited(flushes);
  else overwriteEasier(flushes, missing);
}

/** Three are held: both cards must be of the suit. */
function overwriteSuited({ pairs, from, strengths, suit, held }: Flushes): void {
  const { deck, starts } = pairs;
  const places = pairs.suits[suit] as Uint8Array;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const place = places[index] as number;
    if (place < from) return;
    const ranks = held | (1 << ((deck[place] as number) >> 2));
    const shift = (starts[place] as number) - place - 1;
    for (let next = index + 1; next < places.length; next += 1) {
      const other = places[next] as number;
      strengths[shift + other] = strengthOfFlush(ranks | (1 << ((deck[other] as number) >> 2)));
    }
  }
}

/** Four or five are held: one card of the suit is enough, or none. */
function overwriteEasier({ pairs, from, strengths, suit, held }: Flushes, missing: number): void {
  const { deck, starts } = pairs;
  for (let place = from; place < deck.length; place += 1) {
    const ranks = held | bitIn(suit, deck[place] as number);
    const isMade = missing === 0 || ranks !== held;
    const shift = (starts[place] as number) - place - 1;
    for (let other = place + 1; other < deck.length; other += 1) {
      const bit = bitIn(suit, deck[other] as number);
      if (isMade || bit !== 0) strengths[shift + other] = strengthOfFlush(ranks | bit);
    }
  }
}

/** The card's rank as a bit when it is of the suit, else 0. */
function bitIn(suit: number, card: number): number {
  return (card & 3) === suit ? 1 << (card >> 2) : 0;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}

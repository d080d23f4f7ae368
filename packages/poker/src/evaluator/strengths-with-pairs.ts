import { rankBits } from './card-keys.ts';
import type { DeckPairs } from './deck-pairs.ts';
import { strengthOfFlush } from './evaluate.ts';
import { type HandSum, ranksInSuit } from './hand-sum.ts';
import { rowOf, strengthsByRanks } from './strengths-by-ranks.ts';
import { fillSuitsHeld, noSuit } from './suits-held.ts';

/** By sum of suit keys of five cards: the suit of three or more, which two cards can make a flush. */
const flushDraws = new Int8Array(512);
fillSuitsHeld(flushDraws, { size: 5, least: 3 });
const rankMask = (1 << rankBits) - 1;

interface Pairs {
  readonly pairs: DeckPairs;
  /** Place in the deck of the first card that may come. */
  readonly from: number;
  /** Written to, each strength at its pair's place. */
  readonly strengths: Uint16Array;
}

/**
 * Writes the strength of five cards with every two of the deck from place `from` on. Two cards count by their ranks
 * alone but for the flushes, which are written over.
 */
export function strengthsWithPairs(five: HandSum, { pairs, from, strengths }: Pairs): void {
  const byRanks = strengthsByRanks();
  const source = byRanks.strengths;
  const row = rowOf(byRanks, five.key & rankMask);
  const { starts, kinds } = pairs;
  const end = kinds.length;
  for (let pair = starts[from] as number; pair < end; pair += 1) {
    strengths[pair] = source[row + (kinds[pair] as number)] as number;
  }
  const suit = flushDraws[five.key >>> rankBits] as number;
  if (suit !== noSuit) {
    overwriteFlushes({
      pairs,
      from,
      strengths,
      suit,
      held: ranksInSuit(suit, five.low, five.high),
    });
  }
}

interface Flushes extends Pairs {
  readonly suit: number;
  readonly held: number;
}

/** Seven cards with a flush hold nothing better than it: five ranks leave no room for a full house. */
function overwriteFlushes({ pairs, from, strengths, suit, held }: Flushes): void {
  const { deck, starts } = pairs;
  const missing = 5 - bitCount(held);
  const size = deck.length;
  for (let place = from; place < size; place += 1) {
    const lower = deck[place] as number;
    const isLower = (lower & 3) === suit;
    const stillMissing = isLower ? missing - 1 : missing;
    if (stillMissing > 1) continue;
    const withLower = isLower ? held | (1 << (lower >> 2)) : held;
    const shift = (starts[place] as number) - place - 1;
    for (let other = place + 1; other < size; other += 1) {
      const higher = deck[other] as number;
      if ((higher & 3) === suit) {
        strengths[shift + other] = strengthOfFlush(withLower | (1 << (higher >> 2)));
      } else if (stillMissing < 1) {
        strengths[shift + other] = strengthOfFlush(withLower);
      }
    }
  }
}

function bitCount(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}

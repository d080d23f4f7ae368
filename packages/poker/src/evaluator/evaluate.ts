import type { Card } from '../cards/card.ts';
import { CardError } from '../cards/card-error.ts';
import { cardKeys, rankBits } from './card-keys.ts';
import { ranksInSuit } from './hand-sum.ts';
import { displacementShift, hashMultiplier, placeMask } from './place-strengths.ts';
import { emptyTables, fillTables, type StrengthTables, unfilled } from './strength-tables.ts';
import { noSuit } from './suits-held.ts';

const rankMask = (1 << rankBits) - 1;
const five = emptyTables();
const six = emptyTables();
const seven = emptyTables();
const { flushSuits, displacements, strengths, flushStrengths } = seven;
// An imported constant is read and checked at each use; one of the same module is compiled into the code.
const keys = cardKeys;
const suitShift = rankBits;
const multiplier = hashMultiplier;
const groupShift = displacementShift;
const places = placeMask;
const none = noSuit;
const unbuilt = unfilled;

/**
 * Strength of the best five of 5 to 7 different cards: from 1 (seven high) to 7,462 (a royal flush), equal when the pot
 * is split, comparable whatever the number of cards. The cards themselves are not checked.
 *
 * @throws {CardError} `CARDS_WRONG_COUNT`
 */
export function evaluate(cards: readonly Card[]): number {
  if (cards.length === 7) {
    const [a, b, c, d, e, f, g] = cards as [Card, Card, Card, Card, Card, Card, Card];
    return evaluate7(a, b, c, d, e, f, g);
  }
  if (cards.length === 6) return lookUp(six, cards);
  if (cards.length === 5) return lookUp(five, cards);
  throw new CardError('CARDS_WRONG_COUNT', `A strength needs 5 to 7 cards, not ${cards.length}`);
}

/** Strength of seven different cards, as `evaluate` gives it: the quick way, nothing is checked. */
export function evaluate7(a: Card, b: Card, c: Card, d: Card, e: Card, f: Card, g: Card): number {
  const key =
    ((keys[a] as number) +
      (keys[b] as number) +
      (keys[c] as number) +
      (keys[d] as number) +
      (keys[e] as number) +
      (keys[f] as number) +
      (keys[g] as number)) |
    0;
  const suit = flushSuits[key >>> suitShift] as number;
  if (suit === none) return strengthOfRanks(key);
  if (suit === unbuilt) return lookUp(seven, [a, b, c, d, e, f, g]);
  const low = bitIn(suit, a) | bitIn(suit, b) | bitIn(suit, c) | bitIn(suit, d);
  return strengthOfFlush(low | bitIn(suit, e) | bitIn(suit, f) | bitIn(suit, g));
}

/** Strength of seven cards by their sum. `fillSevenCardTables` comes first: innermost loops do not look for it. */
export function strengthOfSum(key: number, low: number, high: number): number {
  const suit = flushSuits[key >>> suitShift] as number;
  if (suit === none) return strengthOfRanks(key);
  return flushStrengths[ranksInSuit(suit, low, high)] as number;
}

/** The same when no suit makes a flush; the suits in the key do not matter. */
export function strengthOfRanks(key: number): number {
  const hash = Math.imul(key & rankMask, multiplier);
  const displacement = displacements[hash >>> groupShift] as number;
  return strengths[(hash ^ displacement) & places] as number;
}

/** The same for a flush of these ranks. */
export function strengthOfFlush(ranks: number): number {
  return flushStrengths[ranks] as number;
}

/** Strengths of 5 to 7 cards without a flush, by the sum of their rank keys. */
export function strengthsOfRanks(size: 5 | 6 | 7): (key: number) => number {
  const tables = { 5: five, 6: six, 7: seven }[size];
  if (tables.flushSuits[0] === unfilled) fillTables(tables, size);
  return (key) => {
    const hash = Math.imul(key, multiplier);
    const displacement = tables.displacements[hash >>> groupShift] as number;
    return tables.strengths[(hash ^ displacement) & places] as number;
  };
}

export function fillSevenCardTables(): void {
  if (flushSuits[0] === unfilled) fillTables(seven, 7);
}

function lookUp(tables: StrengthTables, cards: readonly Card[]): number {
  if (tables.flushSuits[0] === unfilled) fillTables(tables, cards.length);
  let key = 0;
  for (const card of cards) key = (key + (keys[card] as number)) | 0;
  const suit = tables.flushSuits[key >>> suitShift] as number;
  if (suit !== none) {
    const ranks = cards.reduce((held, card) => held | bitIn(suit, card), 0);
    return tables.flushStrengths[ranks] as number;
  }
  const hash = Math.imul(key & rankMask, multiplier);
  const displacement = tables.displacements[hash >>> groupShift] as number;
  return tables.strengths[(hash ^ displacement) & places] as number;
}

/** The card's rank as a bit when it is of the suit, else 0; without a branch, since suits are hard to foretell. */
function bitIn(suit: number, card: Card): number {
  const difference = (card & 3) ^ suit;
  return ((difference - 1) >>> 31) << (card >> 2);
}

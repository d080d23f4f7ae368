import type { Card } from '../cards/card.ts';
import { cardKeys } from './card-keys.ts';

/** What a hand's strength is found by; the sum of two hands is that of their cards together. */
export interface HandSum {
  /** Sum of the cards' keys, as a signed 32-bit number. */
  readonly key: number;
  /** Ranks held in clubs (bits 0–12) and diamonds (bits 16–28). */
  readonly low: number;
  /** Ranks held in hearts (bits 0–12) and spades (bits 16–28). */
  readonly high: number;
}

export function sumOf(cards: readonly Card[]): HandSum {
  return cards.reduce(plusCard, { key: 0, low: 0, high: 0 });
}

/** The card's bit in `low`, 0 when it is a heart or a spade. */
function lowBit(card: Card): number {
  return (card & 2) === 0 ? 1 << ((card >> 2) + ((card & 1) << 4)) : 0;
}

/** The card's bit in `high`, 0 when it is a club or a diamond. */
function highBit(card: Card): number {
  return (card & 2) === 0 ? 0 : 1 << ((card >> 2) + ((card & 1) << 4));
}

/** The ranks held in one suit, by `low` and `high` of a sum. */
export function ranksInSuit(suit: number, low: number, high: number): number {
  return ((suit < 2 ? low : high) >>> ((suit & 1) << 4)) & 0x1fff;
}

/** The sum with one more card. */
export function plusCard(sum: HandSum, card: Card): HandSum {
  return {
    key: (sum.key + (cardKeys[card] as number)) | 0,
    low: sum.low | lowBit(card),
    high: sum.high | highBit(card),
  };
}

/** The sum of two hands' cards together. */
export function plusSum(sum: HandSum, other: HandSum): HandSum {
  return {
    key: (sum.key + other.key) | 0,
    low: sum.low | other.low,
    high: sum.high | other.high,
  };
}

import { type Card, rankOf, suitOf } from '@poker-bot/poker/cards/card';

const ace = 12;

/** Whether a hand lacks one card for a flush or, at either end, for a straight, and holds a card of it itself. */
export function hasDraw(hole: readonly Card[], board: readonly Card[]): boolean {
  if (board.length >= 5) return false;
  return hasFlushDraw(hole, board) || hasOpenEndedDraw(hole, board);
}

export function hasFlushDraw(hole: readonly Card[], board: readonly Card[]): boolean {
  for (const own of hole) {
    const suit = suitOf(own);
    if (countOf(suit, hole) + countOf(suit, board) === 4) return true;
  }
  return false;
}

function countOf(suit: number, cards: readonly Card[]): number {
  let count = 0;
  for (const card of cards) if (suitOf(card) === suit) count += 1;
  return count;
}

export function hasOpenEndedDraw(hole: readonly Card[], board: readonly Card[]): boolean {
  const own = rankBits(hole);
  const onBoard = rankBits(board);
  const all = own | onBoard;
  // A bit for each lowest of four in a row. Bit 0 is the low ace; from bit 1 (deuce) to bit 12 (king) they grow at both ends.
  let lowest = all & (all >> 1) & (all >> 2) & (all >> 3) & 0b11_1111_1110;
  for (; lowest !== 0; lowest &= lowest - 1) {
    const low = lowest & -lowest;
    const ends = (low >> 1) | (low << 4);
    if ((all & ends) === 0 && (own & ~onBoard & (0b1111 * low)) !== 0) return true;
  }
  return false;
}

function rankBits(cards: readonly Card[]): number {
  let bits = 0;
  for (const card of cards) {
    const rank = rankOf(card);
    bits |= 1 << (rank + 1);
    if (rank === ace) bits |= 1;
  }
  return bits;
}

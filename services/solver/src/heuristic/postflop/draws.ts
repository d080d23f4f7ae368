import { type Card, rankOf, suitOf } from '@poker-bot/poker/cards/card';

/** Five ranks in a row, the ace high and low: bit 0 is the low ace, bit 13 the high one. */
const straights = Array.from({ length: 10 }, (_, lowest) => 0b11111 << lowest);

export type Draw = 'none' | 'gutshot' | 'open-ended' | 'flush';

/**
 * Finds the best draw of holdings on a board with cards to come. A made straight is no draw to one, and what the board
 * draws to by itself is nobody's draw.
 */
export function drawFinder(board: readonly Card[]): (first: Card, second: Card) => Draw {
  if (board.length > 4) return () => 'none';
  const suits = [0, 0, 0, 0];
  for (const card of board) suits[suitOf(card)] = (suits[suitOf(card)] ?? 0) + 1;
  const boardRanks = ranksOf(board);
  // Draws to a straight depend on the two ranks alone.
  const outs = new Int8Array(169).fill(-1);
  return (first, second) => {
    if (isFlushDraw(suits, suitOf(first), suitOf(second))) return 'flush';
    const key = rankOf(first) * 13 + rankOf(second);
    if (outs[key] === -1)
      outs[key] = straightOuts(boardRanks | ranksOf([first, second]), boardRanks);
    if (outs[key] === 0) return 'none';
    return outs[key] === 1 ? 'gutshot' : 'open-ended';
  };
}

function isFlushDraw(suits: readonly number[], first: number, second: number): boolean {
  if (first === second) return (suits[first] ?? 0) === 2;
  return suits[first] === 3 || suits[second] === 3;
}

/** How many ranks would complete a straight that takes a card of the holding; none where one is made. */
function straightOuts(all: number, board: number): number {
  let outs = 0;
  for (const straight of straights) {
    const missing = straight & ~all;
    if (missing === 0) return 0;
    if (isSingleBit(missing) && !isSingleBit(straight & ~board)) outs |= missing;
  }
  // The ace is one rank at both ends.
  return countBits(outs & 0x2000 ? outs & ~1 : outs);
}

function ranksOf(cards: readonly Card[]): number {
  let bits = 0;
  for (const card of cards) {
    const rank = rankOf(card);
    bits |= rank === 12 ? 0x2001 : 1 << (rank + 1);
  }
  return bits;
}

function isSingleBit(bits: number): boolean {
  return bits !== 0 && (bits & (bits - 1)) === 0;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

import { type Card, rankOf, suitOf } from '@poker-bot/poker/cards/card';

const ace = 12;

/** Whether a hand lacks one card for a flush or, at either end, for a straight, and holds a card of it itself. */
export function hasDraw(hole: readonly Card[], board: readonly Card[]): boolean {
  if (board.length >= 5) return false;
  return hasFlushDraw(hole, board) || hasOpenEndedDraw(hole, board);
}

function hasFlushDraw(hole: readonly Card[], board: readonly Card[]): boolean {
  return hole.some((own) => {
    const suit = suitOf(own);
    return [...hole, ...board].filter((card) => suitOf(card) === suit).length === 4;
  });
}

function hasOpenEndedDraw(hole: readonly Card[], board: readonly Card[]): boolean {
  const own = rankBits(hole);
  const all = own | rankBits(board);
  const onBoard = rankBits(board);
  // Bit 0 is the low ace. Four in a row from bit 1 (deuce) to bit 12 (king) can grow at both ends.
  for (let lowest = 1; lowest + 3 <= 12; lowest += 1) {
    const four = 0b1111 << lowest;
    const ends = (1 << (lowest - 1)) | (1 << (lowest + 4));
    const open = (all & four) === four && (all & ends) === 0;
    if (open && (own & ~onBoard & four) !== 0) return true;
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

import { type Card, rankOf, suitOf } from '../../../src/cards/card.ts';

/** The obvious way to rank a hand, written for reading: the best of all fives, compared as lists, ace-low straight included. */
export function referenceRanking(cards: readonly Card[]): readonly number[] {
  return fivesOf(cards)
    .map(rankFive)
    .reduce((best, other) => (compare(other, best) > 0 ? other : best));
}

/** Negative, 0 or positive, as the left hand loses to, ties with or beats the right one. */
export function compare(left: readonly number[], right: readonly number[]): number {
  const place = left.findIndex((value, index) => value !== right[index]);
  return place < 0 ? 0 : (left[place] as number) - (right[place] as number);
}

function rankFive(cards: readonly Card[]): readonly number[] {
  const ranks = cards.map(rankOf);
  const groups = [...new Set(ranks)]
    .map((rank) => ({ rank, count: ranks.filter((other) => other === rank).length }))
    .sort((left, right) => right.count - left.count || right.rank - left.rank);
  const order = groups.map((group) => group.rank);
  const shape = groups.map((group) => group.count).join('');
  const flush = new Set(cards.map(suitOf)).size === 1;
  const wheel = order.join() === '12,3,2,1,0';
  const straight =
    order.length === 5 && ((order[0] as number) - (order[4] as number) === 4 || wheel);
  const decisive = straight ? [wheel ? 3 : (order[0] as number)] : order;
  if (straight && flush) return [8, ...decisive];
  if (shape === '41') return [7, ...decisive];
  if (shape === '32') return [6, ...decisive];
  if (flush) return [5, ...decisive];
  if (straight) return [4, ...decisive];
  if (shape === '311') return [3, ...decisive];
  if (shape === '221') return [2, ...decisive];
  if (shape === '2111') return [1, ...decisive];
  return [0, ...decisive];
}

function fivesOf(cards: readonly Card[]): (readonly Card[])[] {
  if (cards.length === 5) return [cards];
  const withoutOne = cards.map((_, left) => cards.filter((_, index) => index !== left));
  return withoutOne.flatMap(fivesOf);
}

import type { Card } from '@poker-bot/poker/cards/card';
import { evaluate } from '@poker-bot/poker/evaluator/evaluate';
import { comboCount, comboIndex } from '@poker-bot/poker/ranges/combo';
import { drawFinder } from '../postflop/draws.ts';

/** Strength of a good pair: what a strong draw is ranked as, since it is played like one. */
const drawStrengths = { none: 0, gutshot: 1_500, 'open-ended': 3_000, flush: 3_300 } as const;

/** Orders kept: the streets of a few hands. */
const kept = 32;
const orders = new Map<string, Uint16Array>();

/**
 * Indices of all holdings from the weakest to the strongest on a board, draws ranked among the pairs. Holdings that share
 * a card with the board are left out.
 */
export function boardOrder(board: readonly Card[]): Uint16Array {
  const key = board.join();
  let order = orders.get(key);
  if (!order) {
    order = orderOn(board);
    if (orders.size >= kept) orders.delete(orders.keys().next().value ?? '');
    orders.set(key, order);
  }
  return order;
}

function orderOn(board: readonly Card[]): Uint16Array {
  // Strength and index in one number, so that the sort needs no comparison function.
  const keyed = new Float64Array(comboCount);
  let size = 0;
  const cards = [0, 0, ...board];
  const drawOf = drawFinder(board);
  const rest = Array.from({ length: 52 }, (_, card) => card).filter(
    (card) => !board.includes(card),
  );
  for (const high of rest) {
    cards[0] = high;
    for (const low of rest) {
      if (low >= high) break;
      cards[1] = low;
      const strength = Math.max(evaluate(cards), drawStrengths[drawOf(high, low)]);
      keyed[size] = strength * 2048 + comboIndex(high, low);
      size += 1;
    }
  }
  return Uint16Array.from(keyed.subarray(0, size).sort(), (value) => value % 2048);
}

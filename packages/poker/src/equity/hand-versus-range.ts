import type { Card } from '../cards/card.ts';
import { fillSevenCardTables, strengthOfSum } from '../evaluator/evaluate.ts';
import { forEachCombination } from '../evaluator/for-each-combination.ts';
import { type HandSum, plusSum, sumOf } from '../evaluator/hand-sum.ts';
import type { ComboSums } from './combo-sums.ts';
import { liveDeck } from './live-deck.ts';

/** Exact equity of a hand against the combos of one opponent, none of which holds a card of the hand or the board. */
export function handVersusRange(options: {
  readonly hole: readonly Card[];
  readonly board: readonly Card[];
  readonly opponent: ComboSums;
}): number {
  fillSevenCardTables();
  const { hole, board, opponent } = options;
  const deck = liveDeck([...hole, ...board]);
  const hand = sumOf(hole);
  let won = 0;
  let dealt = 0;
  forEachCombination({ start: sumOf(board), deck, count: 5 - board.length }, (dealtBoard) => {
    const { share, weight } = showdowns(hand, dealtBoard, opponent);
    won += share;
    dealt += weight;
  });
  return won / dealt;
}

/** The hand's share against all combos on one board, ties halved, and the combos' weight. */
function showdowns(
  hand: HandSum,
  board: HandSum,
  { length, weights, keys, low, high }: ComboSums,
): { share: number; weight: number } {
  const own = plusSum(hand, board);
  const strength = strengthOfSum(own.key, own.low, own.high);
  const { key: boardKey, low: boardLow, high: boardHigh } = board;
  let share = 0;
  let total = 0;
  for (let place = 0; place < length; place += 1) {
    const comboLow = low[place] as number;
    const comboHigh = high[place] as number;
    if (((comboLow & boardLow) | (comboHigh & boardHigh)) !== 0) continue;
    const weight = weights[place] as number;
    const key = ((keys[place] as number) + boardKey) | 0;
    const other = strengthOfSum(key, comboLow | boardLow, comboHigh | boardHigh);
    total += weight;
    if (strength > other) share += weight;
    else if (strength === other) share += weight / 2;
  }
  return { share, weight: total };
}

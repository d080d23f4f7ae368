import type { Card } from '@poker-bot/poker/cards/card';
import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { evaluate } from '@poker-bot/poker/evaluator/evaluate';
import { createRandom } from '@poker-bot/poker/random/random';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasDraw } from '../../../../src/opponents/draw.ts';
import { BoardOrder } from '../../../../src/variance-reduction/solver-model/board-order.ts';

const drawStrength = 3_200;

/** The slow way. */
function strengthOf(hole: readonly Card[], board: readonly Card[]): number {
  const strength = evaluate([...hole, ...board]);
  return hasDraw(hole, board) ? Math.max(strength, drawStrength) : strength;
}

test('every holding stands by what it makes of the board or by its draw, board after board', () => {
  const order = new BoardOrder();
  const boards = fc.record({ seed: fc.nat(), cards: fc.constantFrom(3, 4, 5) });
  fc.assert(
    fc.property(boards, ({ seed, cards }) => {
      const board = shuffledDeck(createRandom(seed)).slice(0, cards);
      order.clear();
      order.sort(board);
      const held = Array.from({ length: comboCount }, (_, index) => index).filter(
        (index) => !comboAt(index).some((card) => board.includes(card)),
      );
      expect([...order.holdings].sort((one, other) => one - other)).toEqual(held);
      const strengths = [...order.holdings].map((index) => strengthOf(comboAt(index), board));
      expect([...order.strengths]).toEqual(strengths);
      expect(strengths).toEqual(strengths.toSorted((one, other) => one - other));
    }),
    { numRuns: 60 },
  );
});

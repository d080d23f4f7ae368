import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Card, parseCards } from '../../../src/cards/card.ts';
import { BoardHoldings } from '../../../src/evaluator/board-holdings.ts';
import { evaluate } from '../../../src/evaluator/evaluate.ts';

/** One holding after the other. */
function counted(hole: readonly Card[], board: readonly Card[]): number {
  const own = evaluate([...hole, ...board]);
  const rest = Array.from({ length: 52 }, (_, card) => card).filter(
    (card) => !hole.includes(card) && !board.includes(card),
  );
  return rest
    .flatMap((first, index) => rest.slice(index + 1).map((second) => [first, second]))
    .map((holding) => evaluate([...holding, ...board]))
    .reduce((sum, strength) => sum + (strength < own ? 2 : strength === own ? 1 : 0), 0);
}

/** Mostly cards of one suit, so that flushes of every kind come up. */
const suitedCard = fc
  .record({ rank: fc.integer({ min: 0, max: 12 }), suit: fc.constantFrom(0, 0, 0, 0, 1, 2, 3) })
  .map(({ rank, suit }) => 4 * rank + suit);
const anyCard = fc.integer({ min: 0, max: 51 });

const cards = (count: number) =>
  fc.oneof(
    fc.uniqueArray(suitedCard, { minLength: count, maxLength: count }),
    fc.uniqueArray(anyCard, { minLength: count, maxLength: count }),
  );

test.each([3, 4, 5])('counts what one by one is counted, on boards of %i cards', (size) => {
  fc.assert(
    fc.property(cards(2 + size), (dealt) => {
      const [hole, board] = [dealt.slice(0, 2), dealt.slice(2)];
      expect(new BoardHoldings(hole, board).beaten()).toBe(counted(hole, board));
    }),
    { numRuns: 150 },
  );
});

test('holdings of the same ranks are counted the same again, whatever their suits', () => {
  const questions = [
    ['AcKd', '9s7h2c'],
    ['KhAs', '9d7s2h'],
    ['AcKc', '9c7c2h'],
    ['3d2d', '9s7h2c'],
    ['AcKd', '9s7h2c'],
  ] as const;
  for (const [held, dealt] of questions) {
    const [hole, board] = [parseCards(held), parseCards(dealt)];
    expect(new BoardHoldings(hole, board).beaten()).toBe(counted(hole, board));
  }
});

test('a board with cards to come is that board when they have come', () => {
  fc.assert(
    fc.property(cards(7), ([a = 0, b = 0, ...board]) => {
      const [turn = 0, river = 0] = board.slice(3);
      const flop = new BoardHoldings([a, b], board.slice(0, 3), 5);
      const whole = new BoardHoldings([a, b], board).beaten();
      expect(flop.beatenWithTwo(turn, river)).toBe(whole);
      expect(flop.beatenWithTwo(river, turn)).toBe(whole);
      expect(new BoardHoldings([a, b], board.slice(0, 4), 5).beatenWith(river)).toBe(whole);
    }),
  );
});

test('a flush on the board is beaten by a higher card of its suit alone', () => {
  const hole = parseCards('2c2d');
  const board = parseCards('AhQhJh9h7h');
  // The king, ten and eight of hearts beat the board, in 44, 43 and 42 holdings.
  expect(new BoardHoldings(hole, board).beaten()).toBe(990 - 44 - 43 - 42);
});

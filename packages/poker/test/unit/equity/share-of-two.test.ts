import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCards } from '../../../src/cards/card.ts';
import { handEquities } from '../../../src/equity/hand-equities.ts';
import { shareOfTwo } from '../../../src/equity/share-of-two.ts';

/** Few suits or few ranks, so that flushes, full houses and ties come up. */
const cards = (count: number) =>
  fc.constantFrom([0, 51], [0, 19], [32, 51]).chain(([min, max]) =>
    fc.oneof(
      fc.uniqueArray(fc.integer({ min, max }), { minLength: count, maxLength: count }),
      fc
        .uniqueArray(fc.integer({ min: 0, max: 25 }), { minLength: count, maxLength: count })
        .map((halves) => halves.map((half) => 4 * (half >> 1) + (half & 1))),
    ),
  );

test.each([3, 4, 5])(
  'is the equity of the first of two hands, to the bit, on boards of %i cards',
  (size) => {
    fc.assert(
      fc.property(cards(4 + size), ([a = 0, b = 0, c = 0, d = 0, ...board]) => {
        const { hands } = handEquities({
          hands: [
            [a, b],
            [c, d],
          ],
          board,
        });
        expect(shareOfTwo([a, b], [c, d], board)).toBe(hands[0]?.equity);
      }),
      { numRuns: 200 },
    );
  },
);

test('cards that cannot be dealt are refused', () => {
  const share = (first: string, second: string, board: string) => () =>
    shareOfTwo(parseCards(first), parseCards(second), parseCards(board));
  expect(share('AsAh', 'KsKh', 'As7d2c')).toThrow('held twice');
  expect(share('AsAh', 'Ks', 'Qs7d2c')).toThrow('two hole cards');
  expect(share('AsAh', 'KsKh', '')).toThrow('too many ways');
});

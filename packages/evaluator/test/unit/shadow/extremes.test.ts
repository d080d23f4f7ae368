import type { ListedDivergence } from '@poker-bot/shared/evaluation/shadow-summary';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Extremes } from '../../../src/shadow/score/extremes.ts';

const divergence = (number: number, evDifference: number) =>
  ({ number, evDifference }) as ListedDivergence;

test('of all that passed by the most extreme are kept, of equal ones the first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom(1 as const, -1 as const),
      (values, most, sign) => {
        const extremes = new Extremes(most, sign);
        const all = values.map((value, at) => divergence(at + 1, value));
        for (const each of all) extremes.add(each);
        const expected = all
          .filter(({ evDifference }) => evDifference * sign > 0)
          .sort((a, b) => (b.evDifference - a.evDifference) * sign || a.number - b.number)
          .slice(0, most);
        expect(extremes.list).toEqual(expected);
      },
    ),
  );
});

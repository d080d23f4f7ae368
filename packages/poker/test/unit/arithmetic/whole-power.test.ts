import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholePower } from '../../../src/arithmetic/whole-power.ts';

test('a power is the product of its factors, rounded one after the other', () => {
  expect([0, 1, 2, 3].map((exponent) => wholePower(0.9, exponent))).toEqual([
    1,
    0.9,
    0.9 * 0.9,
    0.9 * 0.9 * 0.9,
  ]);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat({ max: 8 }),
      (base, exponent) => {
        expect(wholePower(base, exponent)).toBeCloseTo(base ** exponent, 12);
      },
    ),
  );
});

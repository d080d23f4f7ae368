import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holm } from '../../../src/statistics/holm.ts';

test('the smallest counts for as many as there are, the next for one less', () => {
  const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
  expect(adjusted.map((value) => Number(value.toFixed(12)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([])).toEqual([]);
  expect(holm([0.03])).toEqual([0.03]);
});

test('adjusted values lie between the plain ones and those of Bonferroni, in the same order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (plain) => {
      const adjusted = holm(plain);
      plain.forEach((value, at) => {
        expect(adjusted[at]).toBeGreaterThanOrEqual(value);
        expect(adjusted[at]).toBeLessThanOrEqual(Math.min(1, value * plain.length) + 1e-12);
        plain.forEach((other, place) => {
          if (value < other) expect(adjusted[at]).toBeLessThanOrEqual(adjusted[place]!);
        });
      });
    }),
  );
});

import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import {
  intervalOf,
  pairedDifference,
  pValueOf,
  welchDifference,
} from '../../../src/statistics/mean-difference.ts';

test('pairs: mean, error and p-value of a small sample, worked out by hand', () => {
  // Mean 2, variance 2.5, error √0.5 with 4 degrees of freedom: t = 2.828, and F tells 0.0474 for it.
  const difference = pairedDifference([0, 1, 2, 3, 4])!;
  expect(difference).toEqual({ mean: 2, standardError: Math.sqrt(0.5), degrees: 4 });
  expect(pValueOf(difference)).toBeCloseTo(0.0474, 4);
  const [low, high] = intervalOf(difference, 0.95);
  expect([low, high].map((end) => Number(end.toFixed(3)))).toEqual([0.037, 3.963]);
});

test('an interval leaves 0 out exactly where the p-value is below its level', () => {
  for (const shift of [0, 0.5, 1, 1.5, 2, 4]) {
    const difference = pairedDifference([shift, shift + 1, shift - 1, shift + 2, shift - 2])!;
    const [low] = intervalOf(difference, 0.95);
    expect(low > 0).toBe(pValueOf(difference) < 0.05);
  }
});

test('independent samples: the degrees of freedom are those of Welch', () => {
  const difference = welchDifference([1, 2, 3, 4, 5], [2, 4, 6, 8, 10, 12])!;
  expect(difference.mean).toBe(4);
  // Variances 2.5 and 14: 0.5 + 14/6, by (sum)² / (0.5²/4 + (14/6)²/5).
  expect(difference.standardError).toBeCloseTo(Math.sqrt(0.5 + 14 / 6), 12);
  expect(difference.degrees).toBeCloseTo((0.5 + 14 / 6) ** 2 / (0.25 / 4 + (14 / 6) ** 2 / 5), 12);
});

test('of equal samples about one in twenty seems to differ: the p-value is even between 0 and 1', () => {
  const random = createRandom('null');
  const values = (count: number) => Array.from({ length: count }, () => random.float());
  const pValues = Array.from({ length: 2_000 }, () =>
    pValueOf(welchDifference(values(20), values(40))!),
  );
  const below = (level: number) => pValues.filter((value) => value < level).length / 2_000;
  expect(below(0.05)).toBeGreaterThan(0.035);
  expect(below(0.05)).toBeLessThan(0.065);
  expect(below(0.5)).toBeGreaterThan(0.46);
  expect(below(0.5)).toBeLessThan(0.54);
});

test('one value alone says nothing', () => {
  expect(pairedDifference([1])).toBeUndefined();
  expect(welchDifference([1, 2], [1])).toBeUndefined();
});

test('a few differences that are all the same are no certainty: how they spread was not seen', () => {
  const same = (count: number, value: number) => Array.from({ length: count }, () => value);
  expect(pairedDifference([-75, -75])).toBeUndefined();
  expect(pairedDifference([0.1 + 0.2, 0.3])).toBeUndefined();
  expect(pairedDifference(same(99, -75))).toBeUndefined();
  expect(pValueOf(pairedDifference(same(100, -75))!)).toBe(0);
  expect(intervalOf(pairedDifference(same(100, -75))!, 0.95)).toEqual([-75, -75]);
  expect(welchDifference(same(99, 0), same(5_000, 75))).toBeUndefined();
  expect(pValueOf(welchDifference(same(100, 0), same(100, 75))!)).toBe(0);
});

test('no difference in any of them is none, however few there are', () => {
  expect(pValueOf(pairedDifference([0, 0])!)).toBe(1);
  expect(pValueOf(welchDifference([75, 75], [75, 75])!)).toBe(1);
});

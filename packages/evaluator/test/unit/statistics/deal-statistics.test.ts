import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DealStatistics } from '../../../src/statistics/deal-statistics.ts';

function of(values: readonly number[]): DealStatistics {
  const statistics = new DealStatistics();
  for (const value of values) statistics.add(value);
  return statistics;
}

test('mean, deviation and interval are those worked out by hand', () => {
  // Mean 5, squared deviations 9 + 1 + 1 + 9 = 20, variance 20 / 3, t(0.975, 3) = 3.182446.
  const estimate = of([2, 4, 6, 8]).estimate(1);
  const standardError = Math.sqrt(20 / 3) / 2;
  expect(estimate?.mean).toBe(5);
  expect(estimate?.standardDeviation).toBeCloseTo(Math.sqrt(20 / 3), 12);
  expect(estimate?.standardError).toBeCloseTo(standardError, 12);
  expect(estimate?.interval?.[0]).toBeCloseTo(5 - 3.182_446 * standardError, 5);
  expect(estimate?.interval?.[1]).toBeCloseTo(5 + 3.182_446 * standardError, 5);
});

test('the scale carries over to every figure', () => {
  const plain = of([-300, 500, 100]).estimate(1);
  const scaled = of([-300, 500, 100]).estimate(0.5);
  expect(scaled?.mean).toBe(50);
  expect(scaled?.standardError).toBeCloseTo((plain?.standardError ?? 0) / 2, 12);
  expect(scaled?.interval?.[1]).toBeCloseTo((plain?.interval?.[1] ?? 0) / 2, 10);
});

test('nothing is estimated from no value, and no interval from one', () => {
  expect(of([]).estimate(1)).toBeUndefined();
  expect(of([7]).estimate(1)).toEqual({
    mean: 7,
    standardDeviation: undefined,
    standardError: undefined,
    interval: undefined,
  });
});

test('sums beyond the whole numbers of a double keep the variance', () => {
  const offset = 2 ** 40;
  expect(of([offset + 1, offset + 2, offset + 3]).estimate(1)?.standardDeviation).toBe(1);
});

test('the order of the deals changes no bit', () => {
  const values = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 2 });
  fc.assert(
    fc.property(values, fc.nat(), (all, at) => {
      const cut = at % (all.length + 1);
      const turned = of([...all.slice(cut), ...all.slice(0, cut)]);
      expect(turned.estimate(0.01)).toEqual(of(all).estimate(0.01));
    }),
  );
});

test('the interval holds the true mean in about 95 of 100 samples', () => {
  let state = 12_345;
  const die = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 16) % 6) + 1;
  };
  const runs = 4_000;
  let covered = 0;
  for (let run = 0; run < runs; run += 1) {
    const interval = of(Array.from({ length: 10 }, die)).estimate(1)?.interval;
    if (interval !== undefined && interval[0] <= 3.5 && interval[1] >= 3.5) covered += 1;
  }
  expect(covered / runs).toBeGreaterThan(0.935);
  expect(covered / runs).toBeLessThan(0.965);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LatencyHistogram } from '../../../src/statistics/latency-histogram.ts';

function of(values: readonly number[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (const value of values) histogram.add(value);
  return histogram;
}

test('quantiles are the nearest rank, at most 1 % too high and never below', () => {
  const latency = fc.double({ min: 0.001, max: 20_000, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(latency, { minLength: 1 }),
      fc.constantFrom(0.5, 0.99),
      (values, share) => {
        const sorted = values.toSorted((a, b) => a - b);
        const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
        const told = of(values).quantile(share) ?? 0;
        expect(told).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
        expect(told).toBeLessThanOrEqual(exact * 1.010_000_1);
      },
    ),
  );
});

test('the slowest is exact and bounds every quantile', () => {
  const histogram = of([1, 2, 3.337]);
  expect(histogram.slowest).toBe(3.337);
  expect(histogram.quantile(1)).toBe(3.337);
  expect(histogram.count).toBe(3);
});

test('an empty histogram has no quantile', () => {
  expect(of([]).quantile(0.5)).toBeUndefined();
});

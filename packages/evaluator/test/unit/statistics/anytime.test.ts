import { createRandom } from '@poker-bot/poker/random/random';
import { describe, expect, test } from 'vitest';
import { ConfidenceSequence } from '../../../src/statistics/confidence-sequence.ts';
import { RunningMoments } from '../../../src/statistics/running-moments.ts';
import { SequentialTest } from '../../../src/statistics/sequential-test.ts';
import { studentQuantile } from '../../../src/statistics/student-quantile.ts';
import { pairResult } from '../../support/pair-result.ts';

describe('with somebody looking after every pair of 1,000 matches of equal bots', () => {
  const alpha = 0.05;
  let wrong = 0;
  let naive = 0;
  for (let match = 0; match < 1000; match += 1) {
    const random = createRandom(`equal/${match}`);
    const sequence = new ConfidenceSequence({ alpha, sharpestAt: 1000 });
    const moments = new RunningMoments();
    let [missed, fooled] = [false, false];
    for (let pair = 1; pair <= 2000; pair += 1) {
      const result = pairResult(random);
      sequence.add(result);
      moments.add(result);
      const { mean, interval } = sequence.bounds!;
      missed ||= interval[0] > 0 || interval[1] < 0;
      const error = Math.sqrt((moments.variance ?? 0) / pair);
      fooled ||= pair > 20 && Math.abs(mean) > 1.96 * error;
    }
    wrong += missed ? 1 : 0;
    naive += fooled ? 1 : 0;
  }

  test('the confidence sequence is wrong in at most 5 % of them', () => {
    expect(wrong / 1000).toBeLessThanOrEqual(alpha);
  });

  test('the interval for a fixed number of hands would have been wrong in a third and more', () => {
    expect(naive / 1000).toBeGreaterThan(0.33);
  });
});

test('a confidence sequence says nothing before it can, and narrows as values come', () => {
  const random = createRandom('narrow');
  const sequence = new ConfidenceSequence({ alpha: 0.05, sharpestAt: 500 });
  expect(sequence.bounds).toBeUndefined();
  const widths: number[] = [];
  for (let pair = 1; pair <= 4096; pair += 1) {
    sequence.add(pairResult(random));
    const { interval } = sequence.bounds!;
    if (Number.isInteger(Math.log2(pair))) widths.push(interval[1] - interval[0]);
  }
  expect(widths.slice(0, 2)).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  // From 128 pairs on: before, one large pot widens it more than another pair narrows it.
  const finite = widths.slice(7);
  expect(finite).toEqual(finite.toSorted((a, b) => b - a));
});

test('at its sharpest point it is less than 1.6 times as wide as the interval for one look', () => {
  const random = createRandom('price');
  const sequence = new ConfidenceSequence({ alpha: 0.05, sharpestAt: 2000 });
  const moments = new RunningMoments();
  for (let pair = 0; pair < 2000; pair += 1) {
    const result = pairResult(random);
    sequence.add(result);
    moments.add(result);
  }
  const { mean, interval } = sequence.bounds!;
  const once = studentQuantile(0.975, 1999) * Math.sqrt(moments.variance! / 2000);
  expect((interval[1] - mean) / once).toBeLessThan(1.6);
});

test.each([0.001, 0.05, 0.3, 0.5, 0.9])(
  'with an alpha of %d it is narrowest at its sharpest point: made for any other, it is wider there',
  (alpha) => {
    const width = (sharpestAt: number) => {
      const sequence = new ConfidenceSequence({ alpha, sharpestAt });
      for (let value = 0; value < 4_000; value += 1) sequence.add(value % 2);
      const { interval } = sequence.bounds!;
      return interval[1] - interval[0];
    };
    for (const times of [0.3, 0.8, 0.95, 1.05, 1.25, 3]) {
      expect(width(4_000)).toBeLessThan(width(4_000 * times));
    }
  },
);

test('values that are all the same leave no doubt', () => {
  const sequence = new ConfidenceSequence({ alpha: 0.05, sharpestAt: 100 });
  for (let pair = 0; pair < 50; pair += 1) sequence.add(0);
  expect(sequence.bounds).toEqual({ mean: 0, interval: [0, 0] });
});

describe('the sequential test between 0 and 1 big blind a pair', () => {
  const matches = 600;
  const outcomes = (mean: number) => {
    const counts = { low: 0, high: 0, undecided: 0 };
    let pairs = 0;
    for (let match = 0; match < matches; match += 1) {
      const random = createRandom(`sequential/${match}`);
      const decides = new SequentialTest({ bounds: [0, 1], alpha: 0.05, beta: 0.1, least: 50 });
      while (decides.outcome === 'undecided') {
        decides.add(mean + pairResult(random));
        pairs += 1;
      }
      counts[decides.outcome] += 1;
    }
    return { ...counts, pairs: pairs / matches };
  };

  test('decides for the high bound in at most 5 % of matches where the low one is true', () => {
    expect(outcomes(0).high / matches).toBeLessThanOrEqual(0.05);
  });

  test('has the stated power of 90 % where the high one is true', () => {
    // 600 matches tell a share to about ± 0.012: three times that may be missing (6,000 matches gave 0.901).
    expect(outcomes(1).high / matches).toBeGreaterThanOrEqual(0.9 - 0.037);
  });

  test('takes fewer pairs than a test of the same error rates with their number fixed', () => {
    // (z(0.95) + z(0.90))² σ² / 1²; the variance of these results is 554.8.
    const fixed = (1.645 + 1.282) ** 2 * 554.8;
    expect(outcomes(1).pairs).toBeLessThan(0.75 * fixed);
  });
});

test('bounds and error rates that make no sense are refused', () => {
  expect(() => new ConfidenceSequence({ alpha: 0, sharpestAt: 10 })).toThrow(RangeError);
  const test = { bounds: [1, 1] as const, alpha: 0.05, beta: 0.05, least: 10 };
  expect(() => new SequentialTest(test)).toThrow(RangeError);
});

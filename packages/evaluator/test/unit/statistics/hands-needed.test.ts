import { expect, test } from 'vitest';
import { handsNeeded } from '../../../src/statistics/hands-needed.ts';

test('the hands for an interval follow from deviation and half width', () => {
  // (1.959964 · 1000 / 5)² = 153,658.3 deals of two hands.
  expect(handsNeeded({ standardDeviation: 1_000, halfWidth: 5, handsPerDeal: 2 })).toBe(307_318);
});

test('half the width takes four times the hands', () => {
  const wide = handsNeeded({ standardDeviation: 3_000, halfWidth: 10, handsPerDeal: 6 });
  const narrow = handsNeeded({ standardDeviation: 3_000, halfWidth: 5, handsPerDeal: 6 });
  expect(narrow / wide).toBeCloseTo(4, 3);
});

test('a result that never varies still takes two deals', () => {
  expect(handsNeeded({ standardDeviation: 0, halfWidth: 5, handsPerDeal: 6 })).toBe(12);
});

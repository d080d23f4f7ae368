import { expect, test } from 'vitest';
import { pushOrder } from '../../../src/heuristic/preflop/push-order.ts';
import { pushRange } from '../../../src/heuristic/preflop/push-range.ts';
import { pushShare } from '../../../src/heuristic/preflop/push-shares.ts';

test('every class of starting hands has one place in the order', () => {
  const ranks = [...'23456789TJQKA'];
  const classes = ranks.flatMap((high, index) => [
    high + high,
    ...ranks.slice(0, index).flatMap((low) => [`${high + low}s`, `${high + low}o`]),
  ]);
  expect([...pushOrder].sort()).toEqual(classes.sort());
});

test.each([0, 0.1, 0.583, 1])('a push range of %f of all hands is that large', (share) => {
  const total = pushRange(share).weights.reduce((sum, weight) => sum + weight, 0);
  expect(total / 1326).toBeCloseTo(share, 10);
});

test.each([
  [3, 0.78],
  [5, 0.715],
  [8, 0.619],
  [10, 0.583],
  [12, 0.532],
  [15, 0.457],
  [20, 0.402],
])('heads-up with %i big blinds the share is the one of the equilibrium', (bigBlinds, share) => {
  expect(pushShare(bigBlinds, 1)).toBe(share);
});

test('more players behind and deeper stacks mean fewer pushes', () => {
  for (const bigBlinds of [3, 8, 15, 60]) {
    for (let behind = 1; behind < 9; behind += 1) {
      expect(pushShare(bigBlinds, behind + 1)).toBeLessThanOrEqual(pushShare(bigBlinds, behind));
      expect(pushShare(bigBlinds + 10, behind)).toBeLessThanOrEqual(pushShare(bigBlinds, behind));
    }
  }
});

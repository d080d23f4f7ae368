import { expect, test } from 'vitest';
import {
  narrowByBet,
  narrowByCall,
  narrowByCheck,
} from '../../../src/heuristic/ranges/narrowing.ts';

const even = () => ({
  weights: new Float64Array(1000).fill(1),
  order: Uint16Array.from({ length: 1000 }, (_, index) => index),
});
const mass = (weights: Float64Array, from: number, to: number) =>
  weights.subarray(from, to).reduce((sum, weight) => sum + weight, 0);

test('a river bet of the pot holds one bluff for two hands of value', () => {
  const after = narrowByBet(even(), { size: 1, raise: false, rounds: 1 });
  expect(mass(after, 0, 660) / mass(after, 660, 1000)).toBeCloseTo(0.5, 2);
});

test('earlier bets hold more bluffs, and larger ones less value', () => {
  const low = (bet: { size: number; rounds: number }) =>
    narrowByBet(even(), { ...bet, raise: false })[0] ?? 0;
  expect(low({ size: 1, rounds: 2 })).toBeGreaterThan(low({ size: 1, rounds: 1 }));
  const top = (size: number) =>
    narrowByBet(even(), { size, raise: false, rounds: 1 }).filter((weight) => weight === 1).length;
  expect(top(3)).toBeLessThan(top(0.33));
});

test('a call keeps the hands that stop a bluff from winning too often', () => {
  const after = narrowByCall(even(), 1);
  expect(mass(after, 500, 1000)).toBeGreaterThan(4 * mass(after, 0, 500));
});

test('a check takes away from the top only, and nothing is ever ruled out', () => {
  const after = narrowByCheck(even());
  expect([after[0], after[500], after[999]]).toEqual([1, 1, 0.5]);
  expect(
    narrowByBet(even(), { size: 9, raise: true, rounds: 1 }).every((weight) => weight > 0),
  ).toBe(true);
});

test('an empty range stays empty', () => {
  const empty = { ...even(), weights: new Float64Array(1000) };
  expect(narrowByCall(empty, 1)).toEqual(new Float64Array(1000));
});

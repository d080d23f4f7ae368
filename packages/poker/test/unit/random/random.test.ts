import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/random/random.ts';
import { hashLabel, rootKey, seedState } from '../../../src/random/seed.ts';

const take = <Value>(count: number, draw: () => Value) => Array.from({ length: count }, draw);

test('a seed gives the same stream on every platform', () => {
  const random = createRandom('golden');
  expect(take(6, () => random.uint32())).toMatchInlineSnapshot(`
    [
      569021759,
      3059064898,
      294179118,
      1495930614,
      993074196,
      2947437535,
    ]
  `);
  expect(take(3, () => random.float())).toMatchInlineSnapshot(`
    [
      0.7649667003604742,
      0.719377616556067,
      0.3902009640609928,
    ]
  `);
  expect(take(10, () => random.below(52))).toMatchInlineSnapshot(`
    [
      47,
      40,
      49,
      10,
      33,
      38,
      24,
      39,
      25,
      3,
    ]
  `);
});

test('the steps are those of xoshiro128**, written out again from the paper with big integers', () => {
  const mask = 0xffff_ffffn;
  const rotate = (value: bigint, by: bigint) => ((value << by) | (value >> (32n - by))) & mask;
  const key = hashLabel(rootKey, 'paper');
  let [a, b, c, d] = seedState(key).map((word) => BigInt(word >>> 0)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const expected = take(1000, () => {
    const result = (rotate((b * 5n) & mask, 7n) * 9n) & mask;
    const shifted = (b << 9n) & mask;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11n);
    return Number(result);
  });
  const random = createRandom('paper');
  expect(take(1000, () => random.uint32())).toEqual(expected);
});

test('a number and its text are different seeds', () => {
  expect(createRandom(7).uint32()).not.toBe(createRandom('7').uint32());
});

test('a fork is named, repeatable, and leaves its parent where it was', () => {
  const parent = createRandom(1);
  const untouched = createRandom(1);
  const first = parent.fork('hand');
  parent.fork(2);
  expect(parent.uint32()).toBe(untouched.uint32());
  expect(parent.fork('hand').uint32()).toBe(first.uint32());
  const streams = [
    parent,
    parent.fork(0),
    parent.fork(1),
    parent.fork('1'),
    parent.fork(0).fork(0),
  ];
  expect(new Set(streams.map((stream) => stream.uint32())).size).toBe(streams.length);
});

test('numbers below a bound stay below it and take every value equally often', () => {
  const random = createRandom('even');
  const counts = new Array<number>(7).fill(0);
  for (let drawn = 0; drawn < 70_000; drawn += 1) {
    const value = random.below(7);
    counts[value] = (counts[value] as number) + 1;
  }
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  // 6 degrees of freedom: 99.9 % of fair streams stay below 22.46.
  expect(chiSquare).toBeLessThan(22.46);
});

test('a bound just over half of the 32-bit numbers is drawn without favour', () => {
  const random = createRandom('rejection');
  const bound = 3 * 2 ** 30;
  const low = take(30_000, () => random.below(bound)).filter((value) => value < 2 ** 30).length;
  // One third is due; without rejection it would be one half. Standard error 82.
  expect(Math.abs(low - 10_000)).toBeLessThan(400);
});

test('floats lie in [0, 1) and average one half', () => {
  const property = fc.property(fc.integer(), (seed) => {
    const value = createRandom(seed).float();
    return value >= 0 && value < 1;
  });
  expect(fc.check(property).failed).toBe(false);
  const random = createRandom('mean');
  const mean = take(100_000, () => random.float()).reduce((sum, value) => sum + value) / 100_000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.004);
});

test.each([0, -1, 1.5, Number.NaN, 2 ** 32 + 1])('a bound of %d is refused', (bound) => {
  expect(() => createRandom(1).below(bound)).toThrow(RangeError);
});

test('a million forks are a million different streams', () => {
  const parent = createRandom('decks');
  // Sorted numbers, for a set of a million texts takes seconds: 53 bits of where each begins.
  const starts = Float64Array.from({ length: 1_000_000 }, (_, deal) => {
    const stream = parent.fork(deal);
    return stream.uint32() * 2 ** 21 + (stream.uint32() >>> 11);
  }).sort();
  expect(starts.filter((start, index) => start === starts[index - 1])).toHaveLength(0);
});

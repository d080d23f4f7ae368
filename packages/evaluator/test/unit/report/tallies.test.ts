import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExtremeHands } from '../../../src/report/tally/extreme-hands.ts';
import { binStartMs, Latencies, LatencyTally } from '../../../src/report/tally/latency-tally.ts';
import { PlayerTally } from '../../../src/report/tally/player-tally.ts';
import { classNames, RangeTally } from '../../../src/report/tally/range-tally.ts';
import { walkHand } from '../../../src/report/tally/walk-hand.ts';

const table = { startingStacks: [10_000, 10_000, 10_000], blinds: [50, 100, 0] };
const deal = ['d dh p1 7d2c', 'd dh p2 KhQh', 'd dh p3 AsAh'];

const hands: [actions: string[], net: number[]][] = [
  // The button raises, the big blind calls and gives up on the flop.
  [
    [...deal, 'p3 cbr 300', 'p1 f', 'p2 cc', 'd db 2h3d9c', 'p2 cc', 'p3 cbr 400', 'p2 f'],
    [-50, -300, 350],
  ],
  // Everybody checks down; the button wins at the showdown.
  [
    [
      ...deal,
      ...['p3 cc', 'p1 f', 'p2 cc', 'd db 2h3d9c', 'p2 cc', 'p3 cc', 'd db 4c', 'p2 cc', 'p3 cc'],
      ...['d db 5c', 'p2 cc', 'p3 cc', 'p2 sm KhQh', 'p3 sm AsAh'],
    ],
    [-50, -100, 150],
  ],
  // All fold to the big blind, who has nothing to decide.
  [
    [...deal, 'p3 f', 'p1 f'],
    [-50, 50, 0],
  ],
];

function tallied(seat: number): PlayerTally {
  const tally = new PlayerTally('bot', 3);
  for (const [actions, net] of hands) {
    tally.add(walkHand({ ...table, actions }), { seat, net: net[seat] ?? 0 });
  }
  return tally;
}

test('what a player did is counted by street, what was won by where it was seen', () => {
  const { all } = tallied(2);

  expect(all).toMatchObject({ hands: 3, chips: 500, voluntary: 2, raised: 1 });
  expect(all).toMatchObject({ showdowns: 1, showdownsWon: 1 });
  expect(all.streets).toEqual([
    { seen: 3, won: 2, fold: 1, check: 0, call: 1, raise: 1 },
    { seen: 2, won: 2, fold: 0, check: 1, call: 0, raise: 1 },
    { seen: 1, won: 1, fold: 0, check: 1, call: 0, raise: 0 },
    { seen: 1, won: 1, fold: 0, check: 1, call: 0, raise: 0 },
  ]);
});

test('the first action before the flop goes into the grid, and only where there was one', () => {
  const { positions } = tallied(1);
  const kqs = classNames.indexOf('KQs');

  expect(positions[1]?.range.of(kqs)).toEqual({ folds: 0, calls: 2, raises: 0 });
  expect(positions[1]?.range.total).toEqual({ folds: 0, calls: 2, raises: 0 });
  expect(positions[0]?.hands).toBe(0);
});

test('the grid has each of the 169 starting hands once, suited ones above the diagonal', () => {
  expect(classNames).toHaveLength(169);
  expect(new Set(classNames).size).toBe(169);
  expect([classNames[0], classNames[1], classNames[13], classNames[168]]).toEqual([
    'AA',
    'AKs',
    'AKo',
    '22',
  ]);
  const range = new RangeTally();
  for (const hole of ['KsAs', 'AhKd', '2c2d', 'zz', '????', 'AsKsQs']) range.add(hole, 'raises');
  const counted = classNames.filter((_, at) => range.of(at).raises > 0);
  expect(counted).toEqual(['AKs', 'AKo', '22']);
});

test('of any number of hands the greatest are kept, the first of equals in front', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 20 })), (values) => {
      const extremes = new ExtremeHands<number>(4);
      for (const [at, value] of values.entries()) extremes.add(value, at);
      const expected = values
        .map((value, at) => ({ value, at }))
        .filter(({ value }) => value > 0)
        .sort((one, other) => other.value - one.value || one.at - other.at)
        .slice(0, 4)
        .map(({ at }) => at);
      expect(extremes.list).toEqual(expected);
    }),
  );
});

test('every latency falls into the bin that begins at or below it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 900_000, noNaN: true }), (milliseconds) => {
      const tally = new LatencyTally('solver');
      tally.add(milliseconds);
      const [bin = -1] = tally.bins.keys();
      expect(binStartMs(bin)).toBeLessThanOrEqual(milliseconds * 1.001);
      expect(binStartMs(bin + 1)).toBeGreaterThanOrEqual(milliseconds * 0.999);
    }),
  );
});

test('a file full of names does not fill memory with them', () => {
  const latencies = new Latencies();
  for (let name = 0; name < 1000; name += 1) latencies.add(`advisor ${name}`, 1);

  expect(latencies.list).toHaveLength(40);
});

import { expect, test } from 'vitest';
import type { HandLine } from '../../../src/record/hand-line.ts';
import type { LuckNote } from '../../../src/record/luck-note.ts';
import { WinRate } from '../../../src/score/win-rate.ts';

const prior = { shares: [1, 1, 1, 1], weight: 1e15, scale: 1 };

function line(deal: number, rotation: number, chips: number, luck?: LuckNote): HandLine {
  const net = [0, 0, 0];
  net[rotation] = chips;
  return {
    hand: `${deal}.${rotation}`,
    index: deal * 3 + rotation,
    players: ['a', 'b', 'c'],
    startingStacks: [10_000, 10_000, 10_000],
    blinds: [50, 100, 0],
    antes: [0, 0, 0],
    minimumBet: 100,
    actions: [],
    board: '',
    net,
    tags: { deal, rotation, bot: rotation, degraded: false },
    ...(luck === undefined ? {} : { luck }),
  };
}

function crashed(deal: number, rotation: number): HandLine {
  return {
    hand: `${deal}.${rotation}`,
    index: deal * 3 + rotation,
    players: ['a', 'b', 'c'],
    tags: { deal, rotation, bot: rotation, degraded: false },
    crashed: { player: 'a', reason: 'broke' },
  };
}

function of(lines: readonly HandLine[]): WinRate {
  const winRate = new WinRate({
    hands: lines.length,
    seats: 3,
    bigBlind: 100,
    prior,
    halfWidth: 5,
  });
  for (const each of lines) winRate.add(each);
  return winRate;
}

test('the estimate is the mean of complete deals, the books hold every hand', () => {
  const winRate = of([
    line(0, 0, 300),
    line(0, 1, -50),
    line(0, 2, 50),
    line(1, 0, -300),
    line(1, 1, 0),
    line(1, 2, 0),
    line(2, 0, 5_000),
  ]);
  // Deals of +300 and −300 chips over three hands: mean 0, deviation 424.26 chips or 141.42 bb/100, over √2.
  expect(winRate.deals).toBe(2);
  expect(winRate.estimate?.bbPer100).toBe(0);
  expect(winRate.estimate?.standardError).toBeCloseTo(100, 9);
  expect(winRate.netBigBlinds).toBe(50);
  expect(winRate.positions).toEqual([
    { position: 0, name: 'SB', hands: 3, bbPer100: 5_000 / 3 },
    { position: 1, name: 'BB', hands: 2, bbPer100: -25 },
    { position: 2, name: 'BTN', hands: 2, bbPer100: 25 },
  ]);
});

test('a deal with a crash is left out whole', () => {
  const winRate = of([
    line(0, 0, 900),
    crashed(0, 1),
    line(0, 2, 900),
    line(1, 0, 30),
    line(1, 1, 30),
    line(1, 2, 30),
  ]);
  expect(winRate.deals).toBe(1);
  expect(winRate.estimate?.bbPer100).toBe(30);
});

test('the curve ends with the estimate and has at most 61 points', () => {
  const lines = Array.from({ length: 600 }, (_, at) =>
    line(Math.floor(at / 3), at % 3, (at % 7) * 10),
  );
  const winRate = of(lines);
  expect(winRate.curve.length).toBeGreaterThanOrEqual(60);
  expect(winRate.curve.length).toBeLessThanOrEqual(61);
  expect(winRate.curve.at(-1)).toMatchObject({ hands: 600, bbPer100: winRate.estimate?.bbPer100 });
});

test('luck that was noted makes further estimates, and the one that takes out most is the one to say', () => {
  // 30 chips a hand, and nothing but luck beside.
  const lines = [-600, 200, 100, 900, -300, -300, 60, 0, -60].map((luck, at) => {
    const parts = { deal: 0.5 * luck, board: 0.5 * luck, own: 0, opponent: 0 };
    return line(Math.floor(at / 3), at % 3, 30 + luck, { runOut: 0.25 * luck, ...parts });
  });
  const { estimates, estimate } = of(lines);
  expect(estimates.map(({ name, observations }) => [name, observations])).toEqual([
    ['raw', 9],
    ['duplicate', 3],
    ['all-in', 3],
    ['luck-corrected', 3],
  ]);
  expect(estimate?.name).toBe('luck-corrected');
  expect(estimate?.bbPer100).toBeCloseTo(30, 6);
  expect(estimate?.standardError).toBeCloseTo(0, 4);
  const errors = estimates.slice(1).map(({ standardError }) => standardError!);
  expect(errors).toEqual(errors.toSorted((a, b) => b - a));
});

test('without a note of luck in one hand of it a deal has no estimate beyond duplicates', () => {
  const some = { runOut: 5 };
  const lines = [0, 1, 2, 3, 4, 5].map((at) =>
    line(Math.floor(at / 3), at % 3, 30, at === 1 ? undefined : some),
  );
  const { estimates } = of(lines);
  expect(estimates.map(({ name, observations }) => [name, observations])).toEqual([
    ['raw', 6],
    ['duplicate', 2],
    ['all-in', 1],
  ]);
});

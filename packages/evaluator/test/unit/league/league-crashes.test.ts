import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import { type Broken, unbroken } from '../../../src/league/broken-deals.ts';
import { leagueTable } from '../../../src/league/league-table.ts';
import type { PlayedPair } from '../../../src/league/played-pair.ts';
import { abManifestOf } from '../../support/ab-run.ts';

const {
  a: _,
  b,
  given: __,
  opponents: ___,
  settings,
  ...identity
} = abManifestOf({ hands: 2_000 });
const manifest = {
  ...identity,
  suite: 'league' as const,
  settings,
  bots: ['first', 'second', 'third'].map((name) => ({ ...b, name })),
  guests: [],
};

interface Played {
  /** What the first wins in a deal on average, in bb/100. */
  readonly mean: number;
  /** The last so many of the deals are broken. */
  readonly broken?: { readonly by: 0 | 1; readonly deals: number };
}

const deals = 1_000;
/** The stack of both, lost in one hand of the two. */
const stack = 5_000;

function pair(places: [number, number], { mean, broken }: Played): PlayedPair {
  const random = createRandom(places.join('-'));
  const whole = deals - (broken?.deals ?? 0);
  const values = Array.from({ length: whole }, (_, deal): [number, number] => [
    deal,
    mean + 100 * (random.float() - 0.5),
  ]);
  const lost = new Map(
    Array.from({ length: deals - whole }, (_, at): [number, number] => [
      whole + at,
      broken?.by === 0 ? -stack : stack,
    ]),
  );
  const of = (side: 0 | 1): Broken =>
    broken?.by === side ? { hands: lost.size, deals: lost } : unbroken;
  const faultless = { illegalActions: 0, timeouts: 0 };
  return {
    runId: places.join('-'),
    places,
    hands: 2 * deals,
    crashes: lost.size,
    broken: [of(0), of(1)],
    degradedHands: 0,
    conduct: [faultless, faultless],
    values: new Map(values),
  };
}

/** The first against the second as told; both are as good as the third, or the second against it as told. */
function leagueOf(played: Played, ofOthers: Played = { mean: 0 }) {
  const pairs = [pair([0, 1], played), pair([0, 2], { mean: 0 }), pair([1, 2], ofOthers)];
  const { bots, matches } = leagueTable(manifest, { pairs, folder: 'league' });
  const rank = (name: string) => bots.find((bot) => bot.name === name)?.rank;
  return { match: matches[0], rank, names: bots.map(({ name }) => name), bots };
}

test('a bot that wins is told apart', () => {
  const { match, rank } = leagueOf({ mean: 30 });
  expect(match?.significant).toBe(true);
  expect(rank('first')).toEqual([1, 1]);
});

test('a bot is not told apart for what it wins in the hands that it did not break', () => {
  const { match, rank, names, bots } = leagueOf({ mean: 30, broken: { by: 0, deals: 100 } });
  expect(match).toMatchObject({ crashes: 100, deals: 900, significant: false, pValue: 1 });
  expect(match?.bbPer100).toBeCloseTo(30, -1);
  expect(rank('first')).toEqual([1, 3]);
  // It won the most in the deals that were played whole, and is last with its stack lost in the others.
  expect(names.at(-1)).toBe('first');
  expect(bots.map(({ crashes }) => crashes)).toEqual([0, 0, 100]);
});

test.each([
  { who: 'the second', by: 0 },
  { who: 'the third', by: 1 },
] as const)('nor where $who broke the same deals in another match', ({ by }) => {
  const { rank, names } = leagueOf(
    { mean: 30, broken: { by: 0, deals: 100 } },
    { mean: 0, broken: { by, deals: 100 } },
  );
  expect(rank('first')).toEqual([1, 3]);
  if (by === 1) expect(names.indexOf('first')).toBeGreaterThan(names.indexOf('second'));
});

test('nor where another match has not come to those deals', () => {
  const ofOthers = pair([1, 2], { mean: 0 });
  const begun = new Map([...ofOthers.values].slice(0, deals / 2));
  const pairs = [
    pair([0, 1], { mean: 30, broken: { by: 0, deals: 100 } }),
    pair([0, 2], { mean: 0 }),
    { ...ofOthers, values: begun },
  ];
  const { bots } = leagueTable(manifest, { pairs, folder: 'league' });
  expect(bots.find(({ name }) => name === 'first')?.rank).toEqual([1, 3]);
});

test('the second of a match owes nothing to its crashes either', () => {
  const { match, rank } = leagueOf({ mean: -30, broken: { by: 1, deals: 100 } });
  expect(match).toMatchObject({ significant: false, pValue: 1 });
  expect(rank('second')).toEqual([1, 3]);
});

test('a few crashes do not hide that a bot is better with its stack lost in them', () => {
  const { match, rank } = leagueOf({ mean: 60, broken: { by: 0, deals: 2 } });
  expect(match?.significant).toBe(true);
  expect(rank('first')).toEqual([1, 1]);
});

test('what speaks against a bot stands whether it crashed or not', () => {
  const { match, rank } = leagueOf({ mean: -30, broken: { by: 0, deals: 100 } });
  expect(match?.significant).toBe(true);
  expect(rank('first')).toEqual([3, 3]);
});

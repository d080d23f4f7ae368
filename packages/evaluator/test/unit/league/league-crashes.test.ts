import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import { type Broken, unbroken } from '../../../src/league/broken-deals.ts';
import { leagueTable } from '../../../src/league/league-table.ts';
import type { PlayedPair } from '../../../src/league/played-pair.ts';
import type { Seen } from '../../../src/league/seen-in-match.ts';
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

/** Seen in so many hands, with every advisor in each decision. */
const whole = (hands: number): Seen => ({
  hands,
  degradedHands: 0,
  decisions: hands,
  degradedDecisions: 0,
});

function pair(places: [number, number], { mean, broken }: Played): PlayedPair {
  const random = createRandom(places.join('-'));
  const unbrokenDeals = deals - (broken?.deals ?? 0);
  const values = Array.from({ length: unbrokenDeals }, (_, deal): [number, number] => [
    deal,
    mean + 100 * (random.float() - 0.5),
  ]);
  const lost = new Map(
    Array.from({ length: deals - unbrokenDeals }, (_, at): [number, number] => [
      unbrokenDeals + at,
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
    seen: [whole(2 * deals), whole(2 * deals)],
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

/** The first wins from both others, seen as told in its matches. */
function seenLeague(seen: Seen) {
  const of = ([one, other]: [number, number], mean: number): PlayedPair => {
    const usual = whole(2 * deals);
    return {
      ...pair([one, other], { mean }),
      seen: [one === 0 ? seen : usual, usual],
    };
  };
  const pairs = [of([0, 1], 30), of([0, 2], 30), of([1, 2], 30)];
  return leagueTable(manifest, { pairs, folder: 'league' });
}

const hands = 2 * deals;

test('a bot whose every decision was degraded has no rank and says why, and nothing is said of its matches', () => {
  const all = { hands, degradedHands: hands, decisions: hands, degradedDecisions: hands };
  const { bots, matches } = seenLeague(all);
  expect(bots).toMatchObject([
    { name: 'second', rank: [1, 1], unseen: null, degradedShare: 0 },
    { name: 'third', rank: [2, 2], unseen: null, degradedShare: 0 },
    {
      name: 'first',
      rank: null,
      unseen: 'All 4000 decisions of `first` were degraded: an advisor was late or failed in each',
      degradedHands: 4_000,
      degradedShare: 1,
    },
  ]);
  expect(matches.map(({ significant, pValue }) => significant || pValue !== 1)).toEqual([
    false,
    false,
    true,
  ]);
});

test('a bot that never acted in a hand that was played to its end has no rank either', () => {
  const nothing = { hands: 0, degradedHands: 0, decisions: 0, degradedDecisions: 0 };
  expect(seenLeague(nothing).bots.at(-1)).toMatchObject({
    rank: null,
    unseen: '`first` made no decision in a hand that was played to its end',
    degradedShare: null,
  });
});

test('a bot that was seen whole at times is ranked, with the share of its hands in which it was not', () => {
  const some = { hands, degradedHands: 500, decisions: hands, degradedDecisions: 700 };
  const { bots } = seenLeague(some);
  expect(bots[0]).toMatchObject({ name: 'first', rank: [1, 1], unseen: null });
  expect(bots.map(({ degradedShare }) => degradedShare)).toEqual([0.25, 0, 0]);
});

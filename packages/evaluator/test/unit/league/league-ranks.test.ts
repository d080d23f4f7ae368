import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import { leagueRanks, memberScores } from '../../../src/league/league-ranks.ts';

/** Matches of members whose strength is known, in bb/100, with as much noise as asked for. */
function matchesOf(
  strengths: readonly number[],
  { noise, seed = 'league' }: { noise: number; seed?: string },
) {
  const random = createRandom(seed);
  const pairs = strengths.flatMap((one, first) =>
    strengths.slice(first + 1).map((other, after) => ({
      places: [first, first + 1 + after] as [number, number],
      values: new Map(
        Array.from({ length: 200 }, (_, deal): [number, number] => [
          deal,
          one - other + noise * (random.float() - 0.5),
        ]),
      ),
    })),
  );
  return memberScores(strengths.length, pairs);
}

test('a score is the mean over the opponents, and what all win together is nothing', () => {
  const scores = memberScores(3, [
    {
      places: [0, 1],
      values: new Map([
        [0, 10],
        [1, 20],
      ]),
    },
    {
      places: [0, 2],
      values: new Map([
        [0, 30],
        [1, 0],
      ]),
    },
    {
      places: [1, 2],
      values: new Map([
        [0, -4],
        [1, 6],
      ]),
    },
  ]);
  expect(scores).toEqual([
    [20, 10],
    [-7, -7],
    [-13, -3],
  ]);
});

test('deals that one match has not count for nobody', () => {
  const scores = memberScores(3, [
    {
      places: [0, 1],
      values: new Map([
        [0, 10],
        [1, 20],
      ]),
    },
    { places: [0, 2], values: new Map([[1, 0]]) },
    {
      places: [1, 2],
      values: new Map([
        [0, -4],
        [1, 6],
      ]),
    },
  ]);
  expect(scores.map((score) => score.length)).toEqual([1, 1, 1]);
});

test('clear differences make clear ranks; members that cannot be told apart share theirs', () => {
  expect(leagueRanks(matchesOf([0, 50, 100], { noise: 100 }), 0.05)).toEqual([
    [3, 3],
    [2, 2],
    [1, 1],
  ]);
  expect(leagueRanks(matchesOf([0, 0, 100], { noise: 100 }), 0.05)).toEqual([
    [2, 3],
    [2, 3],
    [1, 1],
  ]);
});

test('of leagues of equals at most one in twenty tells anybody apart', () => {
  const told = Array.from({ length: 300 }, (_, at) =>
    leagueRanks(matchesOf([0, 0, 0, 0], { noise: 100, seed: `null-${at}` }), 0.05),
  ).filter((ranks) => ranks.some(([best, worst]) => best > 1 || worst < 4));
  // 15 are expected at most; 3.3 standard deviations of chance above.
  expect(told.length).toBeLessThanOrEqual(28);
});

test('without a deal nobody has a rank of its own', () => {
  expect(leagueRanks([[], []], 0.05)).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

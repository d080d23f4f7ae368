import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import { AbScore } from '../../../src/ab/ab-score.ts';
import { CrashedPairs } from '../../../src/ab/crashed-pairs.ts';
import type { HandLine } from '../../../src/record/hand-line.ts';
import { abManifestOf } from '../../support/ab-run.ts';
import { type PairOfHands, pairLines } from '../../support/pair-lines.ts';

/** Pairs that B wins: about 400 bb/100. */
function winning(pairs: number): PairOfHands[] {
  const random = createRandom('winning');
  return Array.from({ length: pairs }, () => ({ chips: 700 + Math.round(200 * random.float()) }));
}

function scoreOf(pairs: readonly PairOfHands[]): AbScore {
  const settings = { hands: 2_000, luckCorrection: false };
  const { b, ...manifest } = abManifestOf(settings);
  const score = new AbScore({ ...manifest, b: { ...b, decision: { ...b.decision, budgetMs: 9 } } });
  for (const [at, pair] of pairs.entries()) {
    for (const line of pairLines(at, pair)) score.addHand(line);
  }
  return score;
}

test('pairs that B wins are a verdict', () => {
  expect(scoreOf(winning(200)).isEnough).toBe(true);
  expect(scoreOf(winning(200)).summary('ab')).toMatchObject({ verdict: 'better', moreHands: 0 });
});

test.each([
  ['a', 1],
  ['b', 0],
])('nothing is concluded while no decision of %s was made with every advisor', (name, seat) => {
  const without = winning(200).map((pair) => ({ ...pair, degraded: [seat] }));
  const score = scoreOf(without);
  expect(score.isEnough).toBe(false);
  const { verdict, test, moreHands, reasons, degradedHands } = score.summary('ab');
  expect({ verdict, decided: test.decided, moreHands, degradedHands }).toEqual({
    verdict: 'undecided',
    decided: false,
    moreHands: null,
    degradedHands: 400,
  });
  expect(reasons).toEqual([
    `All 400 decisions of \`${name}\` were degraded: an advisor was late or failed in each; nothing is concluded`,
    expect.stringMatching(
      /% interval, at every look, over 200 pairs by `duplicate`: .*; it lies above 0$/,
    ),
    'In 400 of 400 hands an advisor was late or failed, and what was left of the bot played on',
  ]);
});

test('with decisions of both there is a verdict, and how many hands were degraded is told beside it', () => {
  const [first, ...others] = winning(200);
  const score = scoreOf([first!, ...others.map((pair) => ({ ...pair, degraded: [0] }))]);
  const { verdict, reasons } = score.summary('ab');
  expect(verdict).toBe('better');
  expect(reasons.at(-1)).toMatch(/^In 398 of 400 hands an advisor was late or failed/);
});

/** Of these pairs one in so many broken by a player. */
function broken(pairs: readonly PairOfHands[], every: number, crashed: string): PairOfHands[] {
  return pairs.map((pair, at) => (at % every === every - 1 ? { chips: 0, crashed } : pair));
}

const verdictOf = (pairs: readonly PairOfHands[]) => scoreOf(pairs).summary('ab').verdict;
const losing = (pairs: number) => winning(pairs).map(({ chips }) => ({ chips: -chips }));

test('no verdict is in favour of a bot that crashed in pairs that would turn it over', () => {
  const score = scoreOf(broken(winning(220), 10, 'b'));
  const { verdict, pairs, crashes, interval, moreHands, reasons } = score.summary('ab');
  expect({ verdict, pairs, crashes, moreHands }).toEqual({
    ...{ verdict: 'undecided', pairs: 198, crashes: 22, moreHands: null },
  });
  expect(interval![0]).toBeGreaterThan(0);
  expect(score.isEnough).toBe(false);
  expect(reasons[0]).toBe(
    '`b` broke hands, and with its stack lost in each of them the pairs do not say `better`; nothing is concluded in its favour',
  );
  expect(verdictOf(broken(losing(220), 10, 'a'))).toBe('undecided');
});

test('a verdict against a bot that crashed stands, and so does one that a lost stack for each crash would not change', () => {
  expect(verdictOf(broken(winning(220), 10, 'a'))).toBe('better');
  expect(verdictOf(broken(losing(220), 10, 'b'))).toBe('worse');
  expect(verdictOf(broken(winning(220), 220, 'b'))).toBe('better');
  expect(verdictOf(broken(losing(220), 220, 'a'))).toBe('worse');
});

test.each(['a', 'b'])(
  'bots are not equivalent while one crash of %s could tell them apart',
  (name) => {
    const even = Array.from({ length: 300 }, (_, at) => ({ chips: at % 2 === 0 ? 5 : -5 }));
    expect(verdictOf(even)).toBe('equivalent');
    expect(verdictOf(broken(even, 300, name))).toBe('undecided');
  },
);

test('a hand that somebody else broke speaks against neither', () => {
  expect(verdictOf(broken(winning(220), 10, 'x'))).toBe('better');
});

test('against a field only the bot that played the hand can have broken it', () => {
  const table = { seats: 2, opponents: ['b'] };
  const names = { a: 'a', b: 'b' };
  const hand = (index: number, crashed?: string): HandLine => {
    const side = index < 2 ? 'a' : 'b';
    const own = pairLines(0, { chips: 300, ...(crashed === undefined ? {} : { crashed }) });
    const line = own[index % 2]!;
    return { ...line, index, tags: { ...line.tags, side } };
  };
  const worstOf = (...lines: readonly HandLine[]) => {
    const pairs = new CrashedPairs({ table, names, startingStack: 10_000, scale: 1 });
    return lines.map((line) => pairs.add(line)).at(-1);
  };
  expect(worstOf(hand(0), hand(1), hand(2), hand(3))).toBeUndefined();
  // A won 300 in the first of its hands, B in the first of its own.
  expect(worstOf(hand(0), hand(1, 'a'), hand(2), hand(3))).toEqual({ a: 10_000 });
  expect(worstOf(hand(0), hand(1, 'a'), hand(2), hand(3, 'b'))).toEqual({ a: 10_000, b: -10_000 });
  expect(worstOf(hand(0), hand(1, 'b'), hand(2), hand(3))).toBeUndefined();
});

import { createRandom, type Random } from '@poker-bot/poker/random/random';
import { expect, test, vi } from 'vitest';
import { countedBy } from '../../../src/ab/ab-estimator.ts';
import { AbJudge } from '../../../src/ab/ab-judge.ts';
import { abHand, handsOfPair } from '../../../src/ab/ab-schedule.ts';
import { AbScore } from '../../../src/ab/ab-score.ts';
import type { AbManifest, AbSettings } from '../../../src/config/ab-manifest.ts';
import type { HandLine } from '../../../src/record/hand-line.ts';
import { figuresOf } from '../../../src/report/figures/figures-of.ts';
import { abManifestOf, playAbMatch } from '../../support/ab-run.ts';
import { heuristic, timid } from '../../support/contestants.ts';
import { decisionOf, type PairOfHands, pairLines } from '../../support/pair-lines.ts';

// Hundreds of hands, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

test('heads-up every deal is played twice for B; against a field A plays every rotation, then B does', () => {
  const headsUp = { seats: 2, opponents: [] };
  expect([0, 1, 2, 3].map((index) => abHand(index, headsUp))).toEqual([
    { side: 'b', index: 0 },
    { side: 'b', index: 1 },
    { side: 'b', index: 2 },
    { side: 'b', index: 3 },
  ]);
  const field = { seats: 3, opponents: ['x', 'y'] };
  expect(handsOfPair(field)).toBe(6);
  expect([0, 2, 3, 5, 6, 9].map((index) => abHand(index, field))).toEqual([
    { side: 'a', index: 0 },
    { side: 'a', index: 2 },
    { side: 'b', index: 0 },
    { side: 'b', index: 2 },
    { side: 'a', index: 3 },
    { side: 'b', index: 3 },
  ]);
});

test('two bots that do not differ win exactly nothing from each other, and are equivalent', async () => {
  const summary = await playAbMatch({ a: heuristic(), b: heuristic() });
  expect(summary).toMatchObject({ verdict: 'equivalent', identical: true });
  expect(summary.estimates.find(({ name }) => name === 'duplicate')?.bbPer100).toBe(0);
  expect(summary.reasons[0]).toBe(
    'The two configurations differ in nothing that makes them play: this checks the evaluation itself',
  );
  expect(summary.reasons[1]).toMatch(
    /pairs by `luck-corrected`: 0\.0 bb\/100 from end to end; it lies within ±5$/,
  );
  expect(summary.hands).toBeLessThan(400);
  // Nothing but rounding is left to compare raw hands with.
  const [raw, ...others] = summary.estimates.map(({ effectiveHands }) => effectiveHands);
  expect(raw).toBeCloseTo(summary.hands, 9);
  expect(others).toEqual([null, null, null]);
});

test('a bot that never raises is found worse, and the run ends there', async () => {
  const settings = { hands: 2_000 };
  const summary = await playAbMatch({ a: heuristic(), b: timid(1), settings });
  expect(summary.verdict).toBe('worse');
  expect(summary.interval![1]).toBeLessThan(0);
  expect(summary.hands).toBeLessThan(2_000);
  expect(summary).toMatchObject({ moreHands: 0, handsOutsidePairs: 0, test: { decided: true } });
  expect(summary.curve.at(-1)).toEqual({
    hands: summary.hands,
    bbPer100: summary.bbPer100,
    interval: summary.interval,
  });
});

test('who is A and who is B turns the figures over and nothing else', async () => {
  const settings = { hands: 120, untilDecided: false, luckCorrection: false };
  const one = await playAbMatch({ a: heuristic(), b: timid(0.5), settings });
  const other = await playAbMatch({ a: timid(0.5), b: heuristic(), settings });
  expect(other.bbPer100).toBeCloseTo(-one.bbPer100!, 9);
  const turned = other.interval?.map((end) => -end).toReversed();
  expect(turned?.[0]).toBeCloseTo(one.interval![0], 6);
  expect(turned?.[1]).toBeCloseTo(one.interval![1], 6);
});

test('an open run says about how many more hands would decide', async () => {
  const settings = { hands: 120, untilDecided: false };
  const open = await playAbMatch({ a: heuristic(), b: timid(0.3), ownLuck: true, settings });
  expect(open).toMatchObject({ verdict: 'undecided', hands: 120, pairs: 60 });
  expect(open.moreHands).toBeGreaterThan(0);
});

const test95 = { method: 'interval', alpha: 0.05, beta: 0.05, delta: 5 } as const;

test.each([
  ['better', 30],
  ['worse', -30],
  ['equivalent', 0],
] as const)('differences that stay near their mean are %s with a mean of %d', (verdict, mean) => {
  for (const method of ['interval', 'sprt'] as const) {
    const judge = new AbJudge({ test: { ...test95, method }, pairs: 1_000, identical: false });
    for (let pair = 0; pair < 400; pair += 1) judge.add(mean + (pair % 2 === 0 ? 3 : -3), true);
    expect(judge.verdict).toBe(verdict);
  }
});

/**
 * Pairs of bots that do the same in nearly all. In one of 25 they play a small pot otherwise, in one of 500 B wins a stack: 10 bb/100.
 * Where both do the same the luck of one is that of the other turned round, so the pair is even only while both shares are alike.
 */
function rarelyDifferent(random: Random): PairOfHands {
  const drawn = 1_000 * (random.float() - 0.5);
  const kind = random.float();
  if (kind < 0.002) return { chips: 10_000, luck: { own: drawn } };
  if (kind >= 0.042) return { chips: 0, luck: { own: drawn, opponent: -drawn } };
  const chips = (random.float() < 0.5 ? -1 : 1) * Math.round(100 + 200 * random.float());
  return { chips, luck: { own: chips / 4 + drawn } };
}

test.each(['interval', 'sprt'] as const)(
  'bots that rarely differ are not equivalent by %s because nothing happened yet, with luck taken out',
  (method) => {
    const matches = 30;
    const counts = { better: 0, worse: 0, equivalent: 0, undecided: 0 };
    for (let match = 0; match < matches; match += 1) {
      const random = createRandom(`rare/${match}`);
      const score = new AbScore(differing({ hands: 8_000, test: { ...test95, method } }));
      for (let pair = 0; !score.isEnough; pair += 1) {
        for (const line of pairLines(pair, rarelyDifferent(random))) score.addHand(line);
      }
      counts[score.summary('results/ab').verdict] += 1;
    }
    // B wins twice delta.
    expect((counts.equivalent + counts.worse) / matches).toBeLessThanOrEqual(0.05);
  },
);

test('pairs that are even but for the luck taken out are no pairs that differ', () => {
  const score = new AbScore(differing({ hands: 2_000 }));
  const random = createRandom('even');
  for (let pair = 0; pair < 1_000; pair += 1) {
    const drawn = 2_000 * (random.float() - 0.5);
    const even = { chips: 0, luck: { own: drawn, opponent: -drawn } };
    const lost = { chips: -5_000, luck: { own: 3_000, opponent: 0 } };
    for (const line of pairLines(pair, pair < 3 ? lost : even)) score.addHand(line);
  }
  expect(score.summary('results/ab')).toMatchObject({
    verdict: 'undecided',
    pairs: 1_000,
    reasons: [
      expect.stringMatching(
        /^A verdict takes 100 pairs in which the two won different chips; so far they did in 3 of 1000/,
      ),
    ],
  });
});

test('bots that did the same in every pair are told to have, and nothing is concluded', () => {
  const score = new AbScore(differing(inField));
  for (let index = 0; index < 12; index += 1) {
    score.addHand(line(index, [30, 0, 0], index % 6 < 3 ? 'a' : 'b'));
  }
  const { reasons, verdict, moreHands } = score.summary('results/ab');
  expect(verdict).toBe('undecided');
  expect(reasons).toEqual([
    'A verdict takes 100 pairs in which the two won different chips; so far they did in 0 of 2',
  ]);
  expect(moreHands).toBeNull();
});

function line(index: number, net: readonly number[], side: 'a' | 'b'): HandLine {
  const { index: own } = abHand(index, { seats: 3, opponents: ['x', 'y'] });
  const rotation = own % 3;
  return {
    hand: `${side}${index}`,
    index,
    players: ['1', '2', '3'],
    startingStacks: [10_000, 10_000, 10_000],
    blinds: [50, 100, 0],
    antes: [0, 0, 0],
    minimumBet: 100,
    actions: [],
    board: '',
    net,
    decisions: [decisionOf(rotation)],
    tags: { deal: Math.floor(own / 3), rotation, bot: rotation, side, degraded: false },
  };
}

/** Two bots that differ in something. */
function differing(settings: Partial<AbSettings>): AbManifest {
  const manifest = abManifestOf(settings);
  const decision = { budgetMs: 2_000, selection: 'best' } as const;
  return { ...manifest, b: { ...manifest.b, decision } };
}

const inField = { seats: 3, opponents: ['x', 'y'], hands: 12, luckCorrection: false };

test('heads-up a pair is what B won from A, half of what lies between their win rates; positions are what B won there', () => {
  const manifest = abManifestOf({ hands: 4, luckCorrection: false });
  const score = new AbScore(manifest);
  // B loses 83 chips from the big blind and wins 56 from the button, in both deals.
  const won = [-83, 56];
  for (let index = 0; index < 4; index += 1) {
    const seat = index % 2;
    const chips = won[seat]!;
    const played = line(index, seat === 0 ? [chips, -chips] : [-chips, chips], 'b');
    const tags = { ...played.tags, deal: index >> 1, rotation: seat, bot: seat };
    score.addHand({ ...played, players: ['1', '2'], tags });
  }
  const summary = score.summary('results/ab');
  expect(summary.bbPer100).toBeCloseTo(-13.5, 9);
  const [bigBlind, button] = summary.positions;
  expect(bigBlind).toMatchObject({ name: 'BB', bbPer100: expect.closeTo(-83, 9) });
  expect(button).toMatchObject({ name: 'BTN', bbPer100: expect.closeTo(56, 9) });
  const { winRate, positions } = figuresOf({ manifest, summary });
  expect(winRate?.title).toBe('B from A in bb/100, by duplicate');
  expect(positions?.title).toBe('By position in bb/100, by raw: won by B');
});

test('against a field a pair is what B won less what A won with the same cards', () => {
  const manifest = abManifestOf(inField);
  const score = new AbScore(manifest);
  const won = [10, 20, 30, 100, -50, 40, 0, 0, 0, 300, 0, 0];
  won.forEach((chips, index) => {
    const net = [0, 0, 0];
    net[index % 3] = chips;
    score.addHand(line(index, net, index % 6 < 3 ? 'a' : 'b'));
  });
  const summary = score.summary('results/ab');
  const { estimates, pairs, positions } = summary;
  expect(figuresOf({ manifest, summary }).positions?.title).toBe(
    'By position in bb/100, by raw: B less A',
  );
  // (90 − 60) and (300 − 0) chips over three hands of 100 a big blind: 10 and 100 bb/100.
  expect(estimates.find(({ name }) => name === 'duplicate')?.bbPer100).toBeCloseTo(55, 9);
  expect(estimates.find(({ name }) => name === 'raw')?.bbPer100).toBeCloseTo(55, 9);
  // ⌈(1.96 · 63.64 / 5)²⌉ pairs, and six hands for each: three of A and three of B.
  expect(estimates.find(({ name }) => name === 'duplicate')?.handsNeeded).toBe(623 * 6);
  expect(pairs).toBe(2);
  expect(positions.map(({ hands, bbPer100 }) => [hands, bbPer100])).toEqual([
    [2, 195],
    [2, -35],
    [2, 5],
  ]);
});

test('a run that takes luck out is not judged by pairs that have none noted', () => {
  const score = new AbScore(abManifestOf({ ...inField, luckCorrection: true }));
  const whole = [0, 1, 2, 3, 4, 5].map((index) => line(index, [0, 0, 0], index < 3 ? 'a' : 'b'));
  for (const each of whole.slice(0, 5)) score.addHand(each);
  expect(() => score.addHand(whole[5]!)).toThrow('some without `luck` for `all-in`');
  const outcome = { chips: 100, runOut: 30, luck: undefined };
  expect(() => countedBy('luck-corrected', outcome, undefined)).toThrow('for `luck-corrected`');
});

test('a pair with a crash in it does not count, the next one does', () => {
  const score = new AbScore(abManifestOf(inField));
  for (let index = 0; index < 12; index += 1) {
    const whole = line(index, [30, 0, 0], index % 6 < 3 ? 'a' : 'b');
    const { hand, players, tags } = whole;
    const crashed = { player: 'x', reason: 'broke' };
    score.addHand(index === 4 ? { hand, index, players, tags, crashed } : whole);
  }
  expect(score.summary('results/ab')).toMatchObject({ pairs: 1, crashes: 1, handsOutsidePairs: 6 });
});

import { recordHistory } from '@poker-bot/logger/hands/record-history';
import { formatPhhs } from '@poker-bot/poker/history/phh/write-phh';
import { isFailure, readHistory } from '@poker-bot/poker/history/read-history';
import { replay } from '@poker-bot/poker/history/replay';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { isCrashed } from '../../../src/record/hand-line.ts';
import { advisor, passive, unsteady } from '../../support/fake-advisors.ts';
import { type Member, playAll, testMatch } from '../../support/test-match.ts';

vi.setConfig({ testTimeout: 60_000 });

const names = [
  'tight_aggressive',
  'loose_aggressive',
  'tight_passive',
  'calling_station',
  'maniac',
  'random',
];
const steady = advisor('steady', async ({ observation }) => passive(observation));

test('chips are conserved and every hand is addressable, whatever the seats', async () => {
  const tables = fc.record({
    opponents: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 8 }),
    seed: fc.string({ minLength: 1, maxLength: 8 }),
    hands: fc.integer({ min: 1, max: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(tables, async ({ opponents, seed, hands }) => {
      const played = await playAll(testMatch({ advisors: [steady], opponents, seed }), { hands });
      for (const { line } of played) {
        if (isCrashed(line)) throw new Error(line.crashed.reason);
        expect(line.net.reduce((sum, chips) => sum + chips, 0)).toBe(0);
      }
      const alone = await testMatch({ advisors: [steady], opponents, seed }).play(hands - 1);
      expect(alone.line()).toEqual(played.at(-1)?.line);
    }),
    { numRuns: 40 },
  );
});

test('the bytes do not depend on how many hands are under way', async () => {
  const bytes = async (width: number) => {
    const match = testMatch({ advisors: [unsteady()], opponents: names.slice(0, 5) });
    return (await playAll(match, { hands: 60, width })).map(({ line }) => JSON.stringify(line));
  };
  const one = await bytes(1);
  expect(await bytes(8)).toEqual(one);
  expect(await bytes(32)).toEqual(one);
});

test('all rotations of a deal hold the same cards, with the players moved on', async () => {
  const played = await playAll(testMatch({ advisors: [steady], opponents: ['random', 'maniac'] }), {
    hands: 3,
  });
  const cards = played.map(({ line }) =>
    isCrashed(line) ? [] : line.actions.filter((text) => text.startsWith('d dh')),
  );
  expect(cards[1]).toEqual(cards[0]);
  expect(cards[2]).toEqual(cards[0]);
  expect(played.map(({ line }) => line.players)).toEqual([
    ['bot', 'random', 'maniac'],
    ['maniac', 'bot', 'random'],
    ['random', 'maniac', 'bot'],
  ]);
});

test('a bot that plays like its opponents neither wins nor loses a single deal', async () => {
  // Everybody calls and checks with the same luck at the same position, so all rotations are the same hand.
  const station = advisor('station', async ({ observation: { legal } }) => ({
    distribution: [{ action: legal.check ? { type: 'check' } : { type: 'call' }, probability: 1 }],
    confidence: 1,
    source: 'FAKE',
  }));
  const copy: Member = {
    name: 'copy',
    opponent: {
      seat: () => ({
        name: 'copy',
        act: ({ legal }) => (legal.check ? { type: 'check' } : { type: 'call' }),
      }),
    },
  };
  const twins = testMatch({ advisors: [station], opponents: [copy, copy, copy] });
  const played = await playAll(twins, { hands: 40 });
  for (let deal = 0; deal < 10; deal += 1) {
    const rotations = played.slice(deal * 4, deal * 4 + 4).map(({ line }) => line);
    expect(
      rotations.reduce((sum, line) => sum + (isCrashed(line) ? 1 : line.net[line.tags.bot]!), 0),
    ).toBe(0);
  }
});

test('every hand can be read back from PHH and replays to the chip', async () => {
  const played = await playAll(testMatch({ advisors: [steady], opponents: names.slice(0, 5) }), {
    hands: 30,
  });
  const histories = played.map(({ line }, at) => {
    if (isCrashed(line)) throw new Error(line.crashed.reason);
    return recordHistory(line, { file: 'hands.jsonl', line: at + 1 });
  });
  const read = readHistory(formatPhhs(histories), { fileName: 'hands.phhs' });
  const replayed = read.hands.map((hand) => (isFailure(hand) ? hand : replay(hand).mismatch));
  expect(replayed).toEqual(played.map(() => undefined));
});

test('a player that breaks a hand makes a crashed line that names it', async () => {
  const broken: Member = {
    name: 'broken',
    opponent: { seat: () => ({ name: 'broken', act: () => ({ type: 'raise', to: 1 }) }) },
  };
  const [first] = await playAll(testMatch({ advisors: [steady], opponents: [broken] }), {
    hands: 1,
  });
  expect(first?.line).toMatchObject({
    hand: '0.0',
    index: 0,
    players: ['bot', 'broken'],
    tags: { deal: 0, rotation: 0, bot: 0, degraded: false },
    crashed: { player: 'broken' },
  });
});

test('a hand is degraded when an advisor fails or is late, and is played on', async () => {
  const failing = advisor('failing', async () => {
    throw new Error('gone');
  });
  const silent = advisor('silent', () => new Promise(() => undefined));
  const match = testMatch({
    advisors: [steady, failing, silent],
    opponents: ['calling_station'],
    decisionLimitMs: 1,
  });
  const [first] = await playAll(match, { hands: 1 });
  const line = first?.line;
  if (line === undefined || isCrashed(line)) throw new Error('The hand was not played');
  expect(line.tags.degraded).toBe(true);
  expect(line.decisions?.[0]?.advisors.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['steady', 'answered'],
    ['failing', 'failed'],
    ['silent', 'late'],
  ]);
});

import { readdirSync } from 'node:fs';
import type { Advisor } from '@poker-bot/orchestrator/decision/advisor';
import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test, vi } from 'vitest';
import { loadOpponents } from '../../../src/config/load-opponents.ts';
import { DealStrengths } from '../../../src/opponents/hand-strength.ts';
import { createOpponent } from '../../../src/opponents/scripted-player.ts';
import { isCrashed } from '../../../src/record/hand-line.ts';
import { DealStatistics } from '../../../src/statistics/deal-statistics.ts';
import { advisor } from '../../support/fake-advisors.ts';
import { opponentsFolder, playAll, testMatch } from '../../support/test-match.ts';

// Thousands of hands, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const names = readdirSync(opponentsFolder)
  .map((file) => file.replace(/\.json$/, ''))
  .toSorted();

/** A scripted opponent in the place of the bot. */
function playing(name: string): Advisor {
  const [config] = loadOpponents(opponentsFolder, [name]);
  if (config === undefined) throw new Error(`No opponent ${name}`);
  const opponent = createOpponent(config);
  return advisor(name, async ({ observation, seed }) => {
    const player = opponent.seat({ random: createRandom(seed), strengths: new DealStrengths() });
    const action = await player.act(observation);
    return { distribution: [{ action, probability: 1 }], confidence: 1, source: 'SCRIPT' };
  });
}

/** bb/100 of one against the other heads-up, with its 95 % interval. */
async function duel(one: string, other: string, hands: number) {
  const match = testMatch({ advisors: [playing(one)], opponents: [other], seed: 'duel' });
  const deals = new DealStatistics();
  let total = 0;
  for (const { line } of await playAll(match, { hands })) {
    if (isCrashed(line)) throw new Error(line.crashed.reason);
    total = line.tags.rotation === 0 ? 0 : total;
    total += line.net[line.tags.bot] ?? 0;
    if (line.tags.rotation === 1) deals.add(total);
  }
  const estimate = deals.estimate(100 / (2 * 100));
  if (estimate?.interval === undefined) throw new Error('Too few deals');
  return estimate.interval;
}

/** Share of hands in which a player, at a table of six of its like, does something before the flop. */
async function shareOfHands(name: string, does: 'play' | 'raise'): Promise<number> {
  const match = testMatch({ advisors: [playing(name)], opponents: [name, name, name, name, name] });
  let count = 0;
  const hands = 300;
  for (const { line } of await playAll(match, { hands })) {
    if (isCrashed(line)) throw new Error(line.crashed.reason);
    const flop = line.actions.findIndex((text) => text.startsWith('d db'));
    const before = flop === -1 ? line.actions : line.actions.slice(0, flop);
    const own = before.filter((text) => text.startsWith(`p${line.tags.bot + 1} `));
    const word = does === 'raise' ? ' cbr ' : ' c';
    if (own.some((text) => text.includes(word))) count += 1;
  }
  return count / hands;
}

test('the opponents that the project promises are there', () => {
  expect(names).toEqual([
    'calling_station',
    'loose_aggressive',
    'maniac',
    'random',
    'tight_aggressive',
    'tight_passive',
  ]);
});

test('the same opponents, cards and luck give the same actions', async () => {
  const play = () =>
    playAll(testMatch({ advisors: [playing('maniac')], opponents: names }), { hands: 70 });
  const lines = async () => (await play()).map(({ line }) => line);
  expect(await lines()).toEqual(await lines());
});

test.each([
  ['tight_aggressive', 'random'],
  ['tight_aggressive', 'calling_station'],
  ['loose_aggressive', 'random'],
  ['calling_station', 'random'],
])('%s beats %s beyond doubt', async (one, other) => {
  const [low] = await duel(one, other, 1_600);
  expect(low).toBeGreaterThan(0);
});

test('loose players play more hands than tight ones, aggressive ones raise more than passive ones', async () => {
  const played = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await shareOfHands(name, 'play')] as const)),
  );
  const raised = Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await shareOfHands(name, 'raise')] as const),
    ),
  );
  expect(played.tight_passive).toBeLessThan(played.calling_station!);
  expect(played.tight_aggressive).toBeLessThan(played.loose_aggressive!);
  expect(played.loose_aggressive).toBeLessThan(played.maniac!);
  expect(raised.tight_passive).toBeLessThan(raised.tight_aggressive!);
  expect(raised.calling_station).toBeLessThan(0.05);
  expect(raised.loose_aggressive).toBeLessThan(raised.maniac!);
});

import { readdirSync } from 'node:fs';
import { decide } from '@poker-bot/orchestrator/decision/decide';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { createRandom } from '@poker-bot/poker/random/random';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { expect, test } from 'vitest';
import { loadOpponent } from '../../../src/config/load-opponents.ts';
import { DealStrengths } from '../../../src/opponents/hand-strength.ts';
import { opponentOf } from '../../../src/opponents/opponent-of.ts';
import { scriptedAdvisor } from '../../../src/opponents/scripted-advisor.ts';
import { isCrashed } from '../../../src/record/hand-line.ts';
import { RunningMoments } from '../../../src/statistics/running-moments.ts';
import { advisor } from '../../support/fake-advisors.ts';
import { opponentsFolder, playAll, testMatch } from '../../support/test-match.ts';

const names = readdirSync(opponentsFolder).map((file) => file.replace(/\.json$/, ''));
const config = (name: string) => loadOpponent(opponentsFolder, name);

function scripted(name: string) {
  return scriptedAdvisor({ type: 'scripted', name, weight: 1, opponent: config(name) });
}

/** Spots that a script comes into, against others of its kind. */
async function spotsOf(name: string): Promise<Observation[]> {
  const spots: Observation[] = [];
  const script = opponentOf(config(name));
  const watcher = advisor('watcher', async ({ observation, seed }) => {
    spots.push(observation);
    const player = script.seat({ random: createRandom(seed), strengths: new DealStrengths() });
    const action = await player.act(observation);
    return { distribution: [{ action, probability: 1 }], confidence: 1, source: 'SCRIPT' };
  });
  await playAll(testMatch({ advisors: [watcher], opponents: [name, name] }), { hands: 12 });
  return spots.slice(0, 24);
}

test.each(names)('a bot that hears %s alone draws from what that one would do', async (name) => {
  const { shares } = opponentOf(config(name));
  for (const [at, observation] of (await spotsOf(name)).entries()) {
    const { distribution, advisors } = await decide(observation, {
      advisors: [scripted(name)],
      clock: systemClock,
      handSeed: `hand ${at}`,
      budgetMs: 1_000,
      selection: 'sample',
    });
    expect(advisors).toMatchObject([{ outcome: 'answered', advice: { source: 'SCRIPTED' } }]);
    const meant = shares(observation, new DealStrengths());
    for (const share of meant) {
      const found = distribution.find(({ action }) =>
        share.type === 'one'
          ? JSON.stringify(action) === JSON.stringify(share.action)
          : action.type === 'raise' && action.to >= share.min && action.to <= share.max,
      );
      expect(found?.probability).toBeCloseTo(share.probability, 12);
    }
    expect(distribution).toHaveLength(meant.length);
  }
});

test('where a script raises to any amount one is drawn before: each as likely, by the seed of the decision', async () => {
  const observation = (await spotsOf('random')).find(({ legal }) => legal.raise !== undefined)!;
  const { min, max } = observation.legal.raise!;
  const { signal } = new AbortController();
  const raiseIn = async (seed: string) => {
    const advice = await scripted('random').advise({ observation, seed, sessionId: '', signal });
    const raises = advice.distribution.filter(({ action }) => action.type === 'raise');
    expect(raises).toHaveLength(1);
    const { action, probability } = raises[0]!;
    return { to: action.type === 'raise' ? action.to : Number.NaN, probability };
  };
  const draws = 2_000;
  const share = (await raiseIn('one')).probability;
  let lower = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const { to, probability } = await raiseIn(`seed ${draw}`);
    expect(probability).toBe(share);
    expect(to).toBeGreaterThanOrEqual(min);
    expect(to).toBeLessThanOrEqual(max);
    if (to < min + (max - min + 1) / 4) lower += 1;
  }
  // Five standard deviations.
  expect(Math.abs(lower / draws - 1 / 4)).toBeLessThan(5 * Math.sqrt(3 / 16 / draws));
  expect(await raiseIn('one')).toEqual(await raiseIn('one'));
});

test.each([
  ['random', 'tight_aggressive'],
  ['maniac', 'random'],
])(
  'luck of what %s does is nothing on average, in hands of it against %s',
  async (name, other) => {
    const match = testMatch({ advisors: [scripted(name)], opponents: [other], notesLuck: true });
    const moments = new RunningMoments();
    for (const { line } of await playAll(match, { hands: 1_200 })) {
      if (isCrashed(line)) throw new Error(line.crashed.reason);
      moments.add(line.luck!.own!);
    }
    const error = Math.sqrt(moments.variance! / moments.count);
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(moments.mean) / error).toBeLessThan(4);
  },
  120_000,
);

test('a script that cannot be read, and one that was not loaded, are no advisors', () => {
  const given = { type: 'scripted', name: 'odd', weight: 1 } as const;
  const opponent = structuredClone(config('maniac'));
  if (opponent.kind !== 'scripted') throw new Error('The maniac has ranges');
  opponent.preflop.unopened.early.raise = '22+, XX';
  expect(() => scriptedAdvisor({ ...given, opponent })).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID' }),
  );
  expect(() => scriptedAdvisor({ ...given, opponent: 'maniac' })).toThrow('was not loaded');
});

import { readdirSync } from 'node:fs';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import { loadOpponents } from '../../../src/config/load-opponents.ts';
import type { ActionShare } from '../../../src/opponents/action-share.ts';
import { DealStrengths } from '../../../src/opponents/hand-strength.ts';
import { createOpponent } from '../../../src/opponents/scripted-player.ts';
import { advisor } from '../../support/fake-advisors.ts';
import { opponentsFolder, playAll, testMatch } from '../../support/test-match.ts';

const names = readdirSync(opponentsFolder).map((file) => file.replace(/\.json$/, ''));
const draws = 1500;

/** Spots that a player comes into, against itself. */
async function spotsOf(name: string): Promise<Observation[]> {
  const opponent = opponentOf(name);
  const spots: Observation[] = [];
  const watcher = advisor('watcher', async ({ observation, seed }) => {
    spots.push(observation);
    const player = opponent.seat({ random: createRandom(seed), strengths: new DealStrengths() });
    const action = await player.act(observation);
    return { distribution: [{ action, probability: 1 }], confidence: 1, source: 'SCRIPT' };
  });
  await playAll(testMatch({ advisors: [watcher], opponents: [name, name] }), { hands: 12 });
  return spots.slice(0, 24);
}

function opponentOf(name: string) {
  const [config] = loadOpponents(opponentsFolder, [name]);
  if (config === undefined) throw new Error(`No opponent ${name}`);
  return createOpponent(config);
}

function matches(share: ActionShare, action: { type: string; to?: number }): boolean {
  if (share.type === 'one') return JSON.stringify(share.action) === JSON.stringify(action);
  return action.type === 'raise' && action.to! >= share.min && action.to! <= share.max;
}

test.each(names)('%s acts as often as it says it would', async (name) => {
  const opponent = opponentOf(name);
  for (const [at, spot] of (await spotsOf(name)).entries()) {
    const strengths = new DealStrengths();
    const shares = opponent.shares!(spot, strengths);
    expect(shares.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    const counts = shares.map(() => 0);
    for (let draw = 0; draw < draws; draw += 1) {
      const random = createRandom(`${at}/${draw}`);
      const action = await opponent.seat({ random, strengths }).act(spot);
      const which = shares.findIndex((share) => matches(share, action));
      if (which < 0) throw new Error(`${JSON.stringify(action)} is none of its shares`);
      counts[which]! += 1;
    }
    for (const [which, { probability }] of shares.entries()) {
      // Five standard deviations: once in a million draws of a right figure.
      const margin = 5 * Math.sqrt((probability * (1 - probability)) / draws) + 1e-9;
      expect(Math.abs(counts[which]! / draws - probability)).toBeLessThanOrEqual(margin);
    }
  }
});

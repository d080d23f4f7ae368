import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import type { Action } from '@poker-bot/poker/holdem/action';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import { createRandom, type Random } from '@poker-bot/poker/random/random';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { loadOpponents } from '../../../src/config/load-opponents.ts';
import { tableRules } from '../../../src/match/table-rules.ts';
import type { ActionShare } from '../../../src/opponents/action-share.ts';
import { createOpponent } from '../../../src/opponents/scripted-player.ts';
import { branchesOf } from '../../../src/variance-reduction/branch.ts';
import { DealKnowledge } from '../../../src/variance-reduction/deal-knowledge.ts';
import { drawnSteps } from '../../../src/variance-reduction/drawn-steps.ts';
import { heuristicModel, modelOf } from '../../../src/variance-reduction/play-model.ts';
import { PlayTree } from '../../../src/variance-reduction/play-tree.ts';
import { opponentsFolder } from '../../support/test-match.ts';

// Hundreds of value trees, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const names = ['maniac', 'random', 'calling_station', 'tight_aggressive'] as const;
const tables = fc
  .record({
    bigBlinds: fc.constantFrom(1, 2, 3, 10, 100, 500),
    bigBlind: fc.constantFrom(100, 101),
    smallBlind: fc.constantFrom(1, 50, 100),
    ante: fc.constantFrom(0, 17, 120),
  })
  .map(({ bigBlinds, ...table }) => ({ ...table, startingStack: bigBlinds * table.bigBlind }));

function drawn(shares: readonly ActionShare[], random: Random): Action {
  let rest = random.float();
  for (const share of shares) {
    rest -= share.probability;
    if (rest >= 0) continue;
    if (share.type === 'one') return share.action;
    return { type: 'raise', to: share.min + random.below(share.max - share.min + 1) };
  }
  const last = shares.at(-1);
  return last?.type === 'one' ? last.action : { type: 'raise', to: last?.max ?? 0 };
}

test('at every draw of a hand, whatever the stacks, antes and blinds, what was drawn changes no expectation, and luck cancels out over what could have been', () => {
  let draws = 0;
  const cases = { table: tables, name: fc.constantFrom(...names), seed: fc.nat(), seat: fc.nat(1) };
  fc.assert(
    fc.property(fc.record(cases), ({ table, name, seed, seat: of }) => {
      const seat = of === 0 ? 0 : 1;
      const random = createRandom(seed);
      const [config] = loadOpponents(opponentsFolder, [name]);
      const opponent = createOpponent(config!);
      const rules = tableRules(table, 2);
      const deck = shuffledDeck(random.fork('deck'));
      const deal = new DealKnowledge({ deck, random: random.fork('luck'), boards: 50 });
      const models = [heuristicModel, modelOf(opponent)] as const;
      const tree = new PlayTree({
        models: seat === 0 ? [models[0], models[1]] : [models[1], models[0]],
        seat,
        bigBlind: table.bigBlind,
      });
      const strategy = (observation: Observation) =>
        models[observation.seat === seat ? 0 : 1].shares(observation, deal);
      const lastStep = (actions: readonly Action[], side: 'own' | 'opponent') =>
        drawnSteps({ rules, actions, seat, strategy }, { tree, deal })[side].at(-1)!;

      const hand = Hand.start(rules);
      const made: Action[] = [];
      for (advance(hand, deck); hand.actor !== undefined; advance(hand, deck)) {
        const shares = strategy(observe(hand, { seat: hand.actor, handId: '' }));
        const branches = branchesOf(shares, 4);
        const side = hand.actor === seat ? 'own' : 'opponent';
        if (branches.length > 1) {
          draws += 1;
          const steps = branches.map(({ action }) => lastStep([...made, action], side));
          expect(new Set(steps.map(({ expected }) => expected)).size).toBe(1);
          const luck = branches.reduce((sum, { probability }, at) => {
            const { happened, expected } = steps[at]!;
            return sum + probability * (happened - expected);
          }, 0);
          expect(Math.abs(luck)).toBeLessThan(1e-9 * table.startingStack);
        }
        const action = drawn(shares, random);
        made.push(action);
        hand.act(action);
      }
    }),
    { numRuns: 60 },
  );
  expect(draws).toBeGreaterThan(60);
});

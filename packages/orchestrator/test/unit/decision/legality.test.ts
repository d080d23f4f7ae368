import { Hand } from '@poker-bot/poker/holdem/hand';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Advice } from '../../../src/decision/advisor.ts';
import { decide } from '../../../src/decision/decide.ts';
import { isLegal, safeAction } from '../../../src/decision/legality.ts';
import { fakeAdvisor } from '../../support/fake-advisor.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { anySpot } from '../../support/spots.ts';

const amount = fc.oneof(
  fc.integer({ min: -5, max: 30_000 }),
  fc.double(),
  fc.constantFrom('300', null, undefined),
);
const action = fc.oneof(
  fc.constantFrom({ type: 'fold' }, { type: 'check' }, { type: 'call' }),
  fc.record({ type: fc.constant('raise'), to: amount }),
  fc.anything(),
);
const share = fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1), fc.double(), fc.anything());
const distribution = fc.array(fc.record({ action, probability: share }), { maxLength: 4 });
const answer = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      distribution,
      confidence: fc.double({ min: 0, max: 1 }),
      source: fc.string(),
    }),
  },
  fc.anything(),
);

test('whatever advisors answer, the action is legal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.array(answer, { maxLength: 3 }),
      fc.constantFrom('sample' as const, 'best' as const),
      async (seed, answers, selection) => {
        const observation = anySpot(seed);
        const advisors = answers.map((given, index) =>
          fakeAdvisor(`a${index}`, () => given as Advice, { weight: index + 1 }),
        );
        const decision = await decide(observation, {
          advisors,
          clock: new FakeClock(),
          handSeed: String(seed),
          budgetMs: 5_000,
          selection,
        });
        expect(isLegal(decision.action, observation.legal)).toBe(true);
        const sum = decision.distribution.reduce((total, entry) => total + entry.probability, 0);
        if (decision.distribution.length > 0) expect(sum).toBeCloseTo(1, 9);
        expect(
          decision.distribution.every((entry) => isLegal(entry.action, observation.legal)),
        ).toBe(true);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('legality by what a seat sees is legality by the rules', () => {
  const hand = Hand.start({
    startingStacks: [1_000, 700, 130],
    blinds: [50, 100, 0],
    antes: [0, 0, 0],
    minimumBet: 100,
  });
  for (const [seat, cards] of [
    [0, 1],
    [2, 3],
    [4, 5],
  ].entries())
    hand.dealHole(seat, cards);
  for (let to = -10; to < 1_100; to += 1) {
    const raised = { type: 'raise', to } as const;
    expect(isLegal(raised, hand.legalActions())).toBe(hand.can(raised));
  }
  for (const type of ['fold', 'check', 'call'] as const) {
    expect(isLegal({ type }, hand.legalActions())).toBe(hand.can({ type }));
  }
});

test('the safe action is always legal', () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const { legal } = anySpot(seed);
    expect(isLegal(safeAction(legal), legal)).toBe(true);
  }
});

import { describe, expect, test } from 'vitest';
import { BudgetTracker } from '../../../src/budget/budget-tracker.ts';
import type { Advisor } from '../../../src/decision/advisor.ts';
import { type DecisionDependencies, decide } from '../../../src/decision/decide.ts';
import type { Guard } from '../../../src/guards/guard.ts';
import { advice, call, fakeAdvisor, fold } from '../../support/fake-advisor.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { spot } from '../../support/spots.ts';

const facingBlind = spot();
const caller = fakeAdvisor('caller', () => advice([[call, 1]]));

function dependencies(
  advisors: readonly Advisor[],
  more: Partial<DecisionDependencies> = {},
): DecisionDependencies {
  const clock = new FakeClock();
  return { advisors, clock, handSeed: 'seed/0', budgetMs: 5_000, selection: 'best', ...more };
}

describe('an advisor', () => {
  test('that throws something without a text has failed, and the others answer', async () => {
    const odd = fakeAdvisor('odd', () => Promise.reject(Object.create(null)));
    const decision = await decide(facingBlind, dependencies([odd, caller]));
    expect(decision).toMatchObject({ action: call, degraded: true });
    expect(decision.advisors[0]).toMatchObject({
      outcome: 'failed',
      reason: 'Something without a text was thrown',
    });
  });

  test('whose distribution has no end in sight is not listened to', async () => {
    const entries = new Array<readonly [typeof call, number]>(1_001).fill([call, 1 / 1_001]);
    const wordy = fakeAdvisor('wordy', () => advice(entries));
    const decision = await decide(facingBlind, dependencies([wordy]));
    expect(decision.action).toEqual(fold);
    expect(decision.advisors[0]).toMatchObject({
      outcome: 'illegal',
      reason: '1001 entries are more than 1000',
    });
  });

  test.each([Number.NaN, -1_000, Number.POSITIVE_INFINITY, '10'])(
    'that reports %s tokens does not upset the budget',
    async (tokens) => {
      const budget = new BudgetTracker({ calls: 10, tokens: 1_000, timeMs: 1_000 });
      const liar = fakeAdvisor('liar', () => advice([[call, 1]], { tokens: tokens as number }), {
        paid: true,
      });
      await decide(facingBlind, dependencies([liar], { budget }));
      expect(budget.spent).toEqual({ calls: 1, tokens: 0, timeMs: 0 });
    },
  );
});

describe('a guard', () => {
  test('that throws nothing at all stops the action', async () => {
    const broken: Guard = {
      name: 'risk',
      review: () => {
        throw undefined;
      },
    };
    const decision = await decide(facingBlind, dependencies([caller], { guards: [broken] }));
    expect(decision.action).toEqual(fold);
  });
});

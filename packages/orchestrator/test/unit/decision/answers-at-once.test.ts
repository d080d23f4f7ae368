import { expect, test } from 'vitest';
import { BudgetTracker } from '../../../src/budget/budget-tracker.ts';
import { AdviceSkipped } from '../../../src/decision/advice-skipped.ts';
import type { Advice, Advisor } from '../../../src/decision/advisor.ts';
import { decide } from '../../../src/decision/decide.ts';
import { advice, call, fold, raise } from '../../support/fake-advisor.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { spot } from '../../support/spots.ts';

const fail = (error: unknown) => () => {
  throw error;
};

const answers: Record<string, () => Advice> = {
  'a legal one': () => advice([[call, 1]]),
  'a mixed one': () =>
    advice([
      [fold, 0.3],
      [call, 0.3],
      [raise(300), 0.4],
    ]),
  'an illegal one': () => advice([[raise(1), 1]]),
  'no advice': () => undefined as unknown as Advice,
  'a failure': fail(new Error('gone')),
  'a failure without a text': fail(Object.create(null)),
  'nothing by design': fail(new AdviceSkipped('not set up')),
  'a late one by its own clock': fail(Object.assign(new Error('late'), { name: 'AdviceLate' })),
};
const names = Object.keys(answers);
const pairs = names.flatMap((first) => names.map((second) => [first, second] as const));

/** The decision and what it cost, with advisors that answer at once or by a promise. */
async function outcome(given: readonly string[], later: readonly boolean[], calls: number) {
  const budget = new BudgetTracker({ calls, tokens: 1_000, timeMs: 1_000 });
  const advisors = given.map((name, index): Advisor => {
    const answer = answers[name] ?? fail(new Error(name));
    const advise = later[index] ? async () => answer() : answer;
    return { name: `${index}`, weight: 1 + index, paid: index === 0, advise };
  });
  const decision = await decide(spot(), {
    advisors,
    clock: new FakeClock(),
    handSeed: 'seed',
    budgetMs: 5_000,
    selection: 'sample',
    budget,
  });
  return { decision, spent: budget.spent };
}

test.each(pairs)('%s and %s decide the same at once and by a promise', async (...given) => {
  for (const calls of [1, 0]) {
    const atOnce = await outcome(given, [false, false], calls);
    expect(await outcome(given, [true, true], calls)).toEqual(atOnce);
    expect(await outcome(given, [true, false], calls)).toEqual(atOnce);
    expect(await outcome(given, [false, true], calls)).toEqual(atOnce);
  }
});

test('an answer at once is not lost beside one that never comes', async () => {
  const quick: Advisor = {
    name: 'quick',
    weight: 1,
    paid: false,
    advise: () => advice([[call, 1]]),
  };
  let told: AbortSignal | undefined;
  const silent: Advisor = {
    ...quick,
    name: 'silent',
    advise: ({ signal }) => {
      told = signal;
      return new Promise(() => undefined);
    },
  };
  const decision = await decide(spot(), {
    advisors: [silent, quick],
    clock: new FakeClock(),
    handSeed: 'seed',
    budgetMs: 1,
    selection: 'best',
  });
  expect(decision.action).toEqual(call);
  expect(decision.advisors.map(({ outcome }) => outcome)).toEqual(['late', 'answered']);
  expect(told?.aborted).toBe(true);
});

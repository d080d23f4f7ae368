import { systemClock } from '@poker-bot/shared/clock/clock';
import { describe, expect, test } from 'vitest';
import { BudgetTracker } from '../../../src/budget/budget-tracker.ts';
import { AdviceSkipped } from '../../../src/decision/advice-skipped.ts';
import type { Advisor } from '../../../src/decision/advisor.ts';
import { type DecisionDependencies, decide } from '../../../src/decision/decide.ts';
import type { Guard } from '../../../src/guards/guard.ts';
import { advice, call, check, fakeAdvisor, fold, raise } from '../../support/fake-advisor.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { spot } from '../../support/spots.ts';

const facingBlind = spot();
const freeCheck = spot([call]);

function dependencies(
  advisors: readonly Advisor[],
  more: Partial<DecisionDependencies> = {},
): DecisionDependencies {
  return {
    advisors,
    clock: new FakeClock(),
    handSeed: 'seed/0',
    budgetMs: 5_000,
    selection: 'best',
    ...more,
  };
}

const never = () => new Promise<never>(() => undefined);
const caller = fakeAdvisor('caller', () => advice([[call, 1]]));
const vetoing: Guard = { name: 'risk', review: () => ({ verdict: 'vetoed', reason: 'enough' }) };

describe('a decision', () => {
  test('carries who advised what, what the guards said and how long it took', async () => {
    const sure = fakeAdvisor('sure', () => advice([[raise(300), 1]], { source: 'SOLVED' }));
    const unsure = fakeAdvisor('unsure', () => advice([[call, 1]], { confidence: 0.5 }));
    expect(await decide(facingBlind, dependencies([sure, unsure]))).toEqual({
      action: raise(300),
      distribution: [
        { action: call, probability: 1 / 3 },
        { action: raise(300), probability: 2 / 3 },
      ],
      advisors: [
        {
          name: 'sure',
          outcome: 'answered',
          latencyMs: 0,
          advice: advice([[raise(300), 1]], { source: 'SOLVED' }),
        },
        {
          name: 'unsure',
          outcome: 'answered',
          latencyMs: 0,
          advice: advice([[call, 1]], { confidence: 0.5 }),
        },
      ],
      guards: [{ guard: 'safe-action', verdict: 'passed' }],
      degraded: false,
      latencyMs: 0,
    });
  });

  test('is the same for the same observation, answers and seed, and follows the distribution', async () => {
    const mixed = fakeAdvisor('mixed', () =>
      advice([
        [fold, 0.25],
        [call, 0.75],
      ]),
    );
    const folds = { a: 0, b: 0 };
    for (let hand = 0; hand < 1_000; hand += 1) {
      for (const run of ['a', 'b'] as const) {
        const { action } = await decide(
          facingBlind,
          dependencies([mixed], { selection: 'sample', handSeed: `seed/${hand}` }),
        );
        if (action.type === 'fold') folds[run] += 1;
      }
    }
    expect(folds.a).toBe(folds.b);
    expect(folds.a).toBeGreaterThan(200);
    expect(folds.a).toBeLessThan(300);
  });

  test('gives each advisor the observation, a seed of the decision and a signal', async () => {
    const seeds: string[] = [];
    const listening = fakeAdvisor('listening', ({ observation, seed, signal }) => {
      expect(observation.legal.seat).toBe(observation.seat);
      expect(signal.aborted).toBe(false);
      seeds.push(seed);
      return advice([[observation.legal.check ? check : call, 1]]);
    });
    await decide(facingBlind, dependencies([listening]));
    await decide(freeCheck, dependencies([listening]));
    expect(seeds).toEqual(['seed/0/1/0', 'seed/0/0/1']);
  });
});

describe('an advisor that', () => {
  test('is late is reported late, told so, and does not delay the others', async () => {
    let told = false;
    const late = fakeAdvisor('late', ({ signal }) => {
      signal.addEventListener('abort', () => {
        told = true;
      });
      return never();
    });
    const started = performance.now();
    const decision = await decide(
      facingBlind,
      dependencies([late, caller], { budgetMs: 20, clock: systemClock }),
    );
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(told).toBe(true);
    expect(decision).toMatchObject({ action: call, degraded: true });
    expect(decision.advisors.map(({ outcome }) => outcome)).toEqual(['late', 'answered']);
    expect(decision.advisors[0]?.latencyMs).toBeGreaterThanOrEqual(15);
  });

  test('answers after the deadline changes nothing any more', async () => {
    let answer: (value: ReturnType<typeof advice>) => void = () => undefined;
    const late = fakeAdvisor('late', () => new Promise((resolve) => (answer = resolve)));
    const decision = await decide(facingBlind, dependencies([late], { budgetMs: 1 }));
    const before = structuredClone(decision);
    answer(advice([[raise(300), 1]]));
    await new Promise((resolve) => setImmediate(resolve));
    expect(decision).toEqual(before);
  });

  test('is not waited for once the caller gives up', async () => {
    const controller = new AbortController();
    const waiting = decide(
      facingBlind,
      dependencies([fakeAdvisor('never', never), caller], { signal: controller.signal }),
    );
    controller.abort();
    const decision = await waiting;
    expect(decision.advisors.map(({ outcome }) => outcome)).toEqual(['late', 'answered']);
    const again = await decide(
      facingBlind,
      dependencies([fakeAdvisor('never', never)], { signal: controller.signal }),
    );
    expect(again.action).toEqual(fold);
  });

  test.each([
    ['rejects', fakeAdvisor('bad', () => Promise.reject(new Error('down')))],
    [
      'throws at once',
      {
        ...fakeAdvisor('bad', never),
        advise: () => {
          throw new Error('down');
        },
      },
    ],
  ])('%s has failed, and the others decide', async (_, bad) => {
    const decision = await decide(facingBlind, dependencies([bad, caller]));
    expect(decision).toMatchObject({ action: call, degraded: true });
    expect(decision.advisors[0]).toEqual({
      name: 'bad',
      outcome: 'failed',
      latencyMs: 0,
      reason: 'down',
    });
  });

  test('is not set up is skipped, which degrades nothing', async () => {
    const skipped = fakeAdvisor('agents', () => Promise.reject(new AdviceSkipped('no provider')));
    const decision = await decide(facingBlind, dependencies([skipped, caller]));
    expect(decision).toMatchObject({ action: call, degraded: false });
    expect(decision.advisors[0]).toMatchObject({ outcome: 'skipped', reason: 'no provider' });
  });

  test.each([
    ['an illegal action', advice([[check, 1]]), '`check` is not legal here'],
    ['a raise below the minimum', advice([[raise(101), 1]]), '`raise 101` is not legal here'],
    ['a raise above the stack', advice([[raise(20_001), 1]]), '`raise 20001` is not legal here'],
    ['a raise of part of a chip', advice([[raise(300.5), 1]]), '`raise 300.5` is not legal here'],
    ['half a distribution', advice([[call, 0.5]]), 'Probabilities sum to 0.5'],
    ['nothing', advice([]), 'Probabilities sum to 0'],
    ['a negative share', advice([[call, -1]]), 'Probability -1 is not from 0 to 1'],
    ['no number', advice([[call, Number.NaN]]), 'Probability NaN is not from 0 to 1'],
    ['too much confidence', advice([[call, 1]], { confidence: 2 }), 'Confidence 2 is not'],
    ['null', null, 'The answer is no advice'],
    ['no distribution', { confidence: 1 }, 'The answer has no distribution'],
    ['an empty entry', { confidence: 1, distribution: [null] }, 'An entry has no action'],
    [
      'an unknown action',
      { confidence: 1, distribution: [{ action: { type: 'bluff' }, probability: 1 }] },
      '`bluff` is not legal here',
    ],
  ])('advises %s is left out', async (_, answer, reason) => {
    const bad = fakeAdvisor('bad', () => answer as never);
    const decision = await decide(facingBlind, dependencies([bad, caller]));
    expect(decision.action).toEqual(call);
    expect(decision.advisors[0]).toMatchObject({
      outcome: 'illegal',
      reason: expect.stringContaining(reason),
    });
  });

  test('weighs nothing is asked and reported, not followed', async () => {
    const mute = fakeAdvisor('mute', () => advice([[fold, 1]]), { weight: 0 });
    const decision = await decide(facingBlind, dependencies([mute, caller]));
    expect(decision.distribution).toEqual([{ action: call, probability: 1 }]);
    expect(decision.advisors[0]?.outcome).toBe('answered');
  });
});

describe('with no advice left, SafeAction', () => {
  test.each([
    ['checks where it is free', freeCheck, check],
    ['folds to a bet', facingBlind, fold],
  ])('%s', async (_, observation, action) => {
    const bad = fakeAdvisor('bad', () => Promise.reject(new Error('down')));
    for (const advisors of [[], [bad]]) {
      const decision = await decide(observation, dependencies(advisors));
      expect(decision.action).toEqual(action);
      expect(decision.distribution).toEqual([]);
      expect(decision.guards).toEqual([
        { guard: 'safe-action', verdict: 'replaced', reason: 'No advice could be used' },
      ]);
    }
  });
});

describe('a guard', () => {
  test('that vetoes leaves the choice to SafeAction', async () => {
    const decision = await decide(facingBlind, dependencies([caller], { guards: [vetoing] }));
    expect(decision.action).toEqual(fold);
    expect(decision.guards).toEqual([
      { guard: 'risk', verdict: 'vetoed', reason: 'enough' },
      { guard: 'safe-action', verdict: 'replaced', reason: '`risk` vetoed the action' },
    ]);
  });

  test('that breaks stops the action', async () => {
    const broken: Guard = {
      name: 'risk',
      review: () => {
        throw new Error('oh');
      },
    };
    const decision = await decide(facingBlind, dependencies([caller], { guards: [broken] }));
    expect(decision.action).toEqual(fold);
    expect(decision.guards[0]).toMatchObject({ verdict: 'vetoed', reason: 'The guard failed: oh' });
  });

  test('that replaces by something illegal is caught by SafeAction', async () => {
    const wild: Guard = {
      name: 'risk',
      review: () => ({ verdict: 'replaced', action: raise(7), reason: 'bet small' }),
    };
    const decision = await decide(facingBlind, dependencies([caller], { guards: [wild] }));
    expect(decision.action).toEqual(fold);
    expect(decision.guards.map(({ verdict }) => verdict)).toEqual(['replaced', 'replaced']);
  });
});

describe('the budget', () => {
  const limits = { calls: 1, tokens: 1_000, timeMs: 1_000 };
  const paid = fakeAdvisor('paid', () => advice([[raise(300), 1]], { tokens: 10 }), { paid: true });

  test('skips paid advisors when it is used up, which degrades nothing', async () => {
    const budget = new BudgetTracker(limits);
    const first = await decide(facingBlind, dependencies([paid, caller], { budget }));
    expect(first.guards[0]).toEqual({ guard: 'budget', verdict: 'passed' });
    expect(budget.spent).toEqual({ calls: 1, tokens: 10, timeMs: 0 });
    const second = await decide(facingBlind, dependencies([paid, caller], { budget }));
    const reason = 'All 1 calls of this session are used';
    expect(second).toMatchObject({ action: call, degraded: false });
    expect(second.advisors[0]).toMatchObject({ outcome: 'skipped', reason });
    expect(second.guards[0]).toEqual({ guard: 'budget', verdict: 'vetoed', reason });
    expect(budget.spent.calls).toBe(1);
  });

  test('does not pay for an advisor that is not set up', async () => {
    const budget = new BudgetTracker(limits);
    const absent = fakeAdvisor('absent', () => Promise.reject(new AdviceSkipped('no provider')), {
      paid: true,
    });
    for (let times = 0; times < 3; times += 1) {
      const decision = await decide(facingBlind, dependencies([absent], { budget }));
      expect(decision.guards[0]).toEqual({ guard: 'budget', verdict: 'passed' });
    }
    expect(budget.spent).toEqual({ calls: 0, tokens: 0, timeMs: 0 });
  });

  test('pays for failures and for waiting too', async () => {
    const budget = new BudgetTracker({ calls: 10, tokens: 10, timeMs: 1_000_000 });
    const late = fakeAdvisor('late', never, { paid: true });
    const started = performance.now();
    await decide(facingBlind, dependencies([late], { budget, budgetMs: 10, clock: systemClock }));
    const waited = performance.now() - started;
    expect(budget.spent.calls).toBe(1);
    expect(budget.spent.timeMs).toBeGreaterThan(5);
    expect(budget.spent.timeMs).toBeLessThanOrEqual(waited);
  });
});

import { expect, test } from 'vitest';
import { BudgetTracker } from '../../../src/budget/budget-tracker.ts';

test.each([
  [{ calls: 2, tokens: 99, timeMs: 99 }, 'All 2 calls of this session are used'],
  [{ calls: 99, tokens: 20, timeMs: 99 }, 'All 20 tokens of this session are used'],
  [{ calls: 99, tokens: 99, timeMs: 10 }, 'All 10 ms of this session are used'],
])('after two calls of 10 tokens and 5 ms a budget of %j is used up', (limits, reason) => {
  const budget = new BudgetTracker(limits);
  for (let calls = 0; calls < 2; calls += 1) {
    expect(budget.admit()).toBeUndefined();
    budget.charge({ tokens: 10, timeMs: 5 });
  }
  expect(budget.admit()).toBe(reason);
  expect(budget.spent).toEqual({ calls: 2, tokens: 20, timeMs: 10 });
});

test('what was spent before is of the same budget', () => {
  const budget = new BudgetTracker(
    { calls: 9, tokens: 20, timeMs: 99 },
    { calls: 3, tokens: 15, timeMs: 7 },
  );
  expect(budget.admit()).toBeUndefined();
  budget.charge({ tokens: 5, timeMs: 1 });
  expect(budget.admit()).toBe('All 20 tokens of this session are used');
  expect(budget.spent).toEqual({ calls: 4, tokens: 20, timeMs: 8 });
});

test('a budget of nothing admits nothing, and a raised one admits again', () => {
  const budget = new BudgetTracker({ calls: 0, tokens: 0, timeMs: 0 });
  expect(budget.admit()).toBe('All 0 calls of this session are used');
  budget.limits = { calls: 1, tokens: 1, timeMs: 1 };
  expect(budget.admit()).toBeUndefined();
});

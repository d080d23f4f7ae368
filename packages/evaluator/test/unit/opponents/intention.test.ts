import type { LegalActions } from '@poker-bot/poker/holdem/action';
import { expect, test } from 'vitest';
import { carryOn, giveUp, realise } from '../../../src/opponents/intention.ts';

const facingBet: LegalActions = {
  seat: 0,
  fold: true,
  check: false,
  call: 100,
  raise: { min: 300, max: 900 },
};
const unbet: LegalActions = {
  seat: 0,
  fold: true,
  check: true,
  call: undefined,
  raise: { min: 100, max: 900 },
};
const covered: LegalActions = { seat: 0, fold: true, check: false, call: 100, raise: undefined };

test('raises are moved within the bounds and rounded to chips', () => {
  const to = (amount: number) => realise({ type: 'raise', to: amount }, facingBet);
  expect([to(10), to(450.4), to(5_000)]).toEqual([
    { type: 'raise', to: 300 },
    { type: 'raise', to: 450 },
    { type: 'raise', to: 900 },
  ]);
});

test('where no raise is legal it becomes a call', () => {
  expect(realise({ type: 'raise', to: 500 }, covered)).toEqual({ type: 'call' });
});

test('giving up folds to a bet and checks without one', () => {
  expect(realise(giveUp, facingBet)).toEqual({ type: 'fold' });
  expect(realise(giveUp, unbet)).toEqual({ type: 'check' });
});

test('carrying on calls a bet and checks without one', () => {
  expect(realise(carryOn, facingBet)).toEqual({ type: 'call' });
  expect(realise(carryOn, unbet)).toEqual({ type: 'check' });
});

import { acpcRules } from '@poker-bot/poker/history/acpc/acpc-rules';
import type { Action } from '@poker-bot/poker/holdem/action';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { observe } from '@poker-bot/poker/holdem/observation';
import { expect, test } from 'vitest';
import { actionText, readAction } from '../../../src/acpc/protocol/action-text.ts';
import { standardGame } from '../../../src/acpc/protocol/game-definition.ts';
import { deckAt } from '../../../src/simulator/deck-at.ts';

/** What the player in turn sees after these actions of a heads-up hand. */
function spotAfter(...actions: Action[]) {
  const deck = deckAt('spot', 0);
  const hand = Hand.start(acpcRules(standardGame(2)));
  advance(hand, deck);
  for (const action of actions) {
    hand.act(action);
    advance(hand, deck);
  }
  return observe(hand, { seat: hand.actor ?? 0, handId: '0' });
}

const call: Action = { type: 'call' };
const check: Action = { type: 'check' };
const raise = (to: number): Action => ({ type: 'raise', to });

test('a raise is told by the chips put in over the whole hand', () => {
  const onFlop = spotAfter(raise(300), call);
  expect(actionText(raise(250), onFlop)).toBe('r550');
  expect(readAction('r550', onFlop)).toEqual({ action: raise(250) });
});

test('calls and checks are both `c`', () => {
  expect(actionText(call, spotAfter())).toBe('c');
  expect(readAction('c', spotAfter())).toEqual({ action: call });
  expect(readAction('c', spotAfter(call))).toEqual({ action: check });
});

test('nobody folds where checking is free', () => {
  const free = spotAfter(call);
  expect(actionText({ type: 'fold' }, free)).toBe('c');
  expect(readAction('f', free)).toEqual({ action: check, fault: 'illegal' });
  expect(readAction('f', spotAfter())).toEqual({ action: { type: 'fold' } });
});

test.each([
  ['r1', 200],
  ['r199', 200],
  ['r20001', 20_000],
  [`r${'9'.repeat(400)}`, 20_000],
])('%s goes to the nearest legal amount', (text, to) => {
  expect(readAction(text, spotAfter())).toEqual({ action: raise(to), resized: true });
});

test('a raise that nobody can answer is a call', () => {
  expect(readAction('r20000', spotAfter(raise(20_000)))).toEqual({
    action: call,
    fault: 'illegal',
  });
});

test.each(['', 'r', 'rr', 'R200', 'x', ' c', '-1', '\u0000'])(
  '%j is no action, and counts as a call',
  (text) => {
    expect(readAction(text, spotAfter())).toEqual({ action: call, fault: 'unreadable' });
  },
);

test('what follows an action is not looked at', () => {
  expect(readAction('c:r300', spotAfter())).toEqual({ action: call });
});

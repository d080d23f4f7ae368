import { readPhh } from '@poker-bot/poker/history/phh/read-phh';
import { isFailure } from '@poker-bot/poker/history/read-history';
import { expect, test } from 'vitest';
import { isRefused, recordedHand } from '../../../src/shadow/spots/recorded-hand.ts';
import {
  acesHand,
  outOfTurn,
  phhHand,
  type RecordedFields,
  shownHand,
} from '../../support/recorded-hands.ts';

function recorded(fields: RecordedFields) {
  const [history] = [...readPhh(phhHand(1, fields), 'test.phhs')];
  if (history === undefined || isFailure(history)) throw new Error('The hand cannot be read');
  return recordedHand(history);
}

function whole(fields: RecordedFields) {
  const hand = recorded(fields);
  if (isRefused(hand)) throw new Error(hand.message);
  return hand;
}

test('every decision comes with what its player could see, and with what was done', () => {
  const { decisions, unseen, players } = whole(acesHand);
  expect(players).toEqual(['Ann', 'Bob', 'Cid']);
  expect(unseen).toBe(0);
  expect(
    decisions.map(({ player, observation, action }) => [
      player,
      observation.street,
      observation.pot,
      action,
    ]),
  ).toEqual([
    ['Cid', 'preflop', 150, { type: 'raise', to: 300 }],
    ['Ann', 'preflop', 450, { type: 'fold' }],
    ['Bob', 'preflop', 450, { type: 'call' }],
    ['Bob', 'flop', 650, { type: 'check' }],
    ['Cid', 'flop', 650, { type: 'raise', to: 400 }],
    ['Bob', 'flop', 1_050, { type: 'fold' }],
  ]);
  for (const { observation } of decisions) {
    expect(observation.legal.fold).toBe(true);
    expect(observation.hole).toHaveLength(2);
  }
});

test('cards that are shown at the end are known to their player from the begin', () => {
  const { decisions, unseen } = whole(shownHand);
  expect(decisions.map(({ player }) => player)).toEqual(['Cid', 'Cid', 'Cid', 'Cid']);
  expect(unseen).toBe(5);
  expect(decisions[0]?.observation.hole).toHaveLength(2);
});

test('a hand that breaks the rules is refused with its line and reason', () => {
  expect(recorded(outOfTurn)).toMatchObject({
    code: 'HISTORY_ILLEGAL_ACTION',
    line: 7,
    message: expect.stringContaining('out of turn'),
  });
});

test('a hand that ends on other stacks than recorded is refused: something in it is wrong', () => {
  expect(recorded({ ...acesHand, finishing: [9_950, 9_700, 10_351] })).toMatchObject({
    code: 'HISTORY_RESULT_MISMATCH',
  });
});

test('a pot that lacks the cards to decide it takes nothing from the decisions before it', () => {
  const actions = [...shownHand.actions.slice(0, -2), 'p2 sm ????', 'p3 sm AsAh'];
  const { decisions } = whole({ ...shownHand, actions, finishing: [9_950, 9_700, 10_350] });
  expect(decisions).toHaveLength(4);
});

test('a stack that nobody recorded cannot be shown to a bot', () => {
  const stacks = [10_000, 'inf', 10_000];
  expect(recorded({ ...acesHand, stacks })).toMatchObject({
    code: 'HISTORY_UNSUPPORTED',
    message: expect.stringContaining('A stack is not recorded'),
  });
});

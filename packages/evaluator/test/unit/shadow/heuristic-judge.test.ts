import { parseCards } from '@poker-bot/poker/cards/card';
import type { Action } from '@poker-bot/poker/holdem/action';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import { expect, test } from 'vitest';
import { heuristicJudge } from '../../../src/shadow/judge/heuristic-judge.ts';

interface Table {
  /** Of the last seat, the button with the small blind. */
  readonly hole: string;
  readonly stacks?: readonly [number, number];
  readonly board?: readonly string[];
  /** By both in turn. */
  readonly moves: readonly Action[];
}

/** Heads-up: what the button sees after the moves. */
function headsUp({ hole, stacks = [10_000, 10_000], board = [], moves }: Table): Observation {
  const hand = Hand.start({
    startingStacks: stacks,
    blinds: [100, 50],
    antes: [0, 0],
    minimumBet: 100,
  });
  hand.dealHole(0, []);
  hand.dealHole(1, parseCards(hole));
  const left = [...board];
  for (const move of moves) {
    while (hand.awaiting === 'board') hand.dealBoard(parseCards(left.shift() ?? ''));
    hand.act(move);
  }
  while (hand.awaiting === 'board') hand.dealBoard(parseCards(left.shift() ?? ''));
  return observe(hand, { seat: 1, handId: 'judged' });
}

const fold: Action = { type: 'fold' };
const check: Action = { type: 'check' };
const call: Action = { type: 'call' };
const raise = (to: number): Action => ({ type: 'raise', to });

async function evs(observation: Observation, ...actions: Action[]): Promise<number[]> {
  const values = await heuristicJudge.judge({ observation, actions, seed: 'test' });
  return values.map(({ ev }) => ev);
}

const river = ['2h7d9c', 'Kd', '3s'];
const checkedDown = [call, check, check, check, check, check, check];

test('a fold is worth nothing, and what is judged is in big blinds with a reason', async () => {
  const observation = headsUp({ hole: 'AsAh', moves: [] });
  const values = await heuristicJudge.judge({
    observation,
    actions: [fold, call],
    seed: 'test',
  });
  expect(values[0]).toEqual({ action: fold, ev: 0, why: 'A fold costs nothing more' });
  // Aces win about 85% of 200 against any hand, and pay 50 for it.
  expect(values[1]?.ev).toBeGreaterThan(1.1);
  expect(values[1]?.ev).toBeLessThan(1.3);
  expect(values[1]?.why).toMatch(/^8\d\.\d% of 200 against any hand, paying 50$/);
});

test('the nuts on the river are worth the whole pot checked, and more bet', async () => {
  const observation = headsUp({ hole: 'KsKh', board: river, moves: checkedDown });
  const [checked = 0, bet = 0] = await evs(observation, check, raise(200));
  expect(checked).toBeGreaterThan(1.95);
  expect(checked).toBeLessThanOrEqual(2);
  expect(bet).toBeGreaterThan(checked);
});

test('with nothing a bluff breaks even, whatever its size: nobody is taken to fold too much', async () => {
  const observation = headsUp({ hole: '4c5h', board: ['2h7d9c', 'Kd', 'Qs'], moves: checkedDown });
  for (const to of [100, 200, 1_000]) {
    const [bet = 0] = await evs(observation, raise(to));
    expect(bet).toBeGreaterThanOrEqual(0);
    expect(bet).toBeLessThan(0.35);
  }
});

test('a call for more than the pot gives is worth less than a fold', async () => {
  const shove = [raise(300), raise(10_000)];
  const observation = headsUp({ hole: '7c2d', moves: shove });
  const [called = 0] = await evs(observation, call);
  expect(called).toBeLessThan(-10);
});

test('chips that a short opponent cannot match are not at stake', async () => {
  const observation = headsUp({ hole: 'AsAh', stacks: [600, 10_000], moves: [] });
  const [all, covering] = await evs(observation, raise(600), raise(10_000));
  expect(covering).toBe(all);
});

test('the same spot and seed are judged the same', async () => {
  const observation = headsUp({
    hole: 'JsTs',
    board: ['2h7d9c'],
    moves: [raise(300), call, check],
  });
  const actions = [check, raise(400)];
  expect(await evs(observation, ...actions)).toEqual(await evs(observation, ...actions));
});

test('its figures say whose they are', () => {
  expect(heuristicJudge.name).toBe('heuristic');
  expect(heuristicJudge.label).toContain('heuristic');
});

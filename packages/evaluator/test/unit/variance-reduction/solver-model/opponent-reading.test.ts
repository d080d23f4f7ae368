import { parseCards } from '@poker-bot/poker/cards/card';
import type { Action } from '@poker-bot/poker/holdem/action';
import { expect, test } from 'vitest';
import { OpponentReading } from '../../../../src/variance-reduction/solver-model/opponent-reading.ts';
import { movesBySeat } from '../../../../src/variance-reduction/solver-model/seat-moves.ts';
import type { SpotStep } from '../../../../src/variance-reduction/solver-model/spot-steps.ts';

const board = parseCards('Kh 8d 3c 6s 2h');
const limped: SpotStep[] = [
  step('preflop', 1, { type: 'call' }, { amount: 50, toCall: 50, pot: 150 }),
  step('preflop', 0, { type: 'check' }, { amount: 0, toCall: 0, pot: 200 }),
];

function step(
  street: SpotStep['street'],
  seat: number,
  action: Action,
  chips: { readonly amount: number; readonly toCall: number; readonly pot: number },
): SpotStep {
  return { street, seat, action, raisesBefore: 0, ...chips };
}

const riverBet = (seat: number, amount: number) =>
  step('river', seat, { type: 'raise', to: amount }, { amount, toCall: 0, pot: 200 });

/** How far a hand on the river is ahead, after what is given. */
function ahead(hole: string, steps: readonly SpotStep[]): number {
  return new OpponentReading(board).ahead({
    hole: parseCards(hole),
    cards: 5,
    seat: 0,
    moves: movesBySeat(steps),
  });
}

test('the best hand is ahead of everything', () => {
  const reading = new OpponentReading(parseCards('Kh Kc 8d 3c 2h'));
  const hole = parseCards('Ks Kd');
  expect(reading.ahead({ hole, cards: 5, seat: 0, moves: movesBySeat(limped) })).toBe(1);
});

test('a bet makes a middling hand worth less, a larger one still less, and a check more', () => {
  const before = ahead('8s 7s', limped);
  const small = ahead('8s 7s', [...limped, riverBet(1, 66)]);
  const large = ahead('8s 7s', [...limped, riverBet(1, 400)]);
  const checked = step('river', 1, { type: 'check' }, { amount: 0, toCall: 0, pot: 200 });
  expect(small).toBeLessThan(before);
  expect(large).toBeLessThan(small);
  expect(ahead('8s 7s', [...limped, checked])).toBeGreaterThan(before);
});

test("a player's own moves say nothing about the other", () => {
  expect(ahead('8s 7s', [...limped, riverBet(0, 200)])).toBe(ahead('8s 7s', limped));
});

test('the same spot reads the same whatever was asked before', () => {
  const reading = new OpponentReading(board);
  const ask = (steps: readonly SpotStep[]) =>
    reading.ahead({ hole: parseCards('8s 7s'), cards: 5, seat: 0, moves: movesBySeat(steps) });
  const first = ask([...limped, riverBet(1, 66)]);
  ask([...limped, riverBet(1, 400)]);
  ask(limped);
  expect(ask([...limped, riverBet(1, 66)])).toBe(first);
});

test('nothing of the deal before is left when another is begun', () => {
  const moves = movesBySeat([...limped, riverBet(1, 66)]);
  const spot = { hole: parseCards('8s 7s'), cards: 5, seat: 0, moves };
  const reading = new OpponentReading(parseCards('As Ad 7c 6c 5c'));
  const before = reading.ahead(spot);
  reading.restart(board);
  const after = reading.ahead(spot);
  expect(after).toBe(new OpponentReading(board).ahead(spot));
  expect(after).not.toBe(before);
});

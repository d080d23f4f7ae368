import type { TableObservation } from '../../src/convert/table-types.ts';

/** A heads-up hand on the flop: seat 0 bet 6 into 12, seat 1 is to act. */
export const observation: TableObservation = {
  handId: 'hand-1',
  seat: 1,
  seats: 2,
  street: 'flop',
  hole: [50, 44],
  board: [3, 17, 30],
  stacks: [188, 194],
  startingStacks: [200, 200],
  bets: [6, 0],
  contributed: [12, 6],
  folded: [false, false],
  pot: 18,
  blinds: [2, 1],
  antes: [0, 0],
  minimumBet: 2,
  actions: [
    { seat: 1, street: 'preflop', action: { type: 'raise', to: 6 }, amount: 5 },
    { seat: 0, street: 'preflop', action: { type: 'call' }, amount: 4 },
    { seat: 0, street: 'flop', action: { type: 'raise', to: 6 }, amount: 6 },
  ],
  legal: { seat: 1, fold: true, check: false, call: 6, raise: { min: 12, max: 194 } },
};

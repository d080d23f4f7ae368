import { expect, test } from 'vitest';
import { positionName } from '../../../src/holdem/position-name.ts';

test('positions have the names that players use', () => {
  const named = (seats: number) =>
    Array.from({ length: seats }, (_, at) => positionName(at, seats)).join(' ');
  expect([2, 3, 4, 5, 6, 9].map(named)).toEqual([
    'BB BTN',
    'SB BB BTN',
    'SB BB CO BTN',
    'SB BB UTG CO BTN',
    'SB BB UTG HJ CO BTN',
    'SB BB UTG UTG+1 UTG+2 LJ HJ CO BTN',
  ]);
});

import { describe, expect, test } from 'vitest';
import { fromWireObservation, toWireObservation } from '../../src/convert/observation.ts';
import type { TableObservation } from '../../src/convert/table-types.ts';
import { Observation } from '../../src/gen/pokerbot/poker/v1/observation.ts';
import { observation } from '../support/observation.ts';

function overTheWire(original: TableObservation): TableObservation {
  const bytes = Observation.encode(toWireObservation(original)).finish();
  return fromWireObservation(Observation.decode(bytes));
}

test('an observation arrives as it was sent', () => {
  expect(overTheWire(observation)).toEqual(observation);
});

test('a spot without a call and without a raise arrives so', () => {
  const checked: TableObservation = {
    ...observation,
    legal: { seat: 1, fold: true, check: true, call: undefined, raise: undefined },
  };
  expect(overTheWire(checked)).toEqual(checked);
});

test('the same observation gives the same bytes', () => {
  const encode = () => Buffer.from(Observation.encode(toWireObservation(observation)).finish());
  expect(encode().equals(encode())).toBe(true);
});

describe('an observation that no hand can give is refused', () => {
  test.each<[string, Partial<TableObservation>]>([
    ['A hand has 2 to 10 seats, not 1', { seats: 1 }],
    ['Seat 2 is not one of 2', { seat: 2 }],
    ['`stacks` has 1 entries for 2 seats', { stacks: [1] }],
    ['Seat 1 has folded and is asked for an action', { folded: [false, true] }],
    ['Nobody else is in the hand', { folded: [true, false] }],
    [
      'An action of the river is there before the river',
      { actions: [{ seat: 0, street: 'river', action: { type: 'check' }, amount: 0 }] },
    ],
    ['A seat holds 2 cards, not 1', { hole: [3] }],
    ['The flop shows 3 board cards, not 4', { board: [1, 2, 3, 4] }],
    ['A card is a number from 0 to 51', { hole: [52, 1] }],
    ['A card is there twice', { hole: [3, 4] }],
    ['`stacks` holds a negative amount', { stacks: [-1, 4] }],
    ['The minimum bet is not above 0', { minimumBet: 0 }],
    [
      'No action is legal',
      { legal: { seat: 1, fold: false, check: false, call: undefined, raise: undefined } },
    ],
    [
      'A raise from 9 to 8 is none',
      { legal: { seat: 1, fold: true, check: false, call: 2, raise: { min: 9, max: 8 } } },
    ],
  ])('%s', (message, change) => {
    expect(() => overTheWire({ ...observation, ...change })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT', message }),
    );
  });

  test('an empty message', () => {
    expect(() => fromWireObservation(undefined)).toThrow('The request has no observation');
  });
});

import { parseCards } from '@poker-bot/poker/cards/card';
import { expect, test } from 'vitest';
import { DealStrengths, handStrength } from '../../../src/opponents/hand-strength.ts';

const strength = (hole: string, board: string) => handStrength(parseCards(hole), parseCards(board));

test('the nuts beat every other holding', () => {
  expect(strength('AsKs', 'QsJsTs2d3c')).toBe(1);
});

test('where all play the board, everybody ties', () => {
  expect(strength('2c3d', 'AsKsQsJsTs')).toBe(0.5);
});

test('better holdings count against it, equal ones half', () => {
  // 44 holdings have the last king, quads; 85 an ace, aces full; all others play kings full on the board.
  expect(strength('7c2d', 'KsKhKdAsAc')).toBe((990 - 44 - 85) / 2 / 990);
});

test('a deal remembers by cards and street', () => {
  const strengths = new DealStrengths();
  const hole = parseCards('AhKh');
  const board = parseCards('KsKd2c7h9d');
  for (const length of [3, 4, 5, 3]) {
    const part = board.slice(0, length);
    expect(strengths.strength(hole, part)).toBe(handStrength(hole, part));
  }
});

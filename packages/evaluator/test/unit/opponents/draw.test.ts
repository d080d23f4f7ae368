import { parseCards } from '@poker-bot/poker/cards/card';
import { expect, test } from 'vitest';
import { hasDraw } from '../../../src/opponents/draw.ts';

const spots: readonly (readonly [what: string, hole: string, board: string, draw: boolean])[] = [
  ['four to a flush with both cards', 'Ah9h', 'Kh4h2c', true],
  ['four to a flush with one card', 'Ah9c', 'Kh4h2h', true],
  ['three to a flush', 'Ah9h', 'Kh4c2c', false],
  ['a made flush', 'Ah9h', 'Kh4h2h', false],
  ['four in a row', 'Jh9c', 'Ts8d2s', true],
  ['four in a row on the board alone', 'AhAc', '9s8d7c6h', false],
  ['a gutshot', 'Jh9c', 'Ts7d2s', false],
  ['a made straight', 'Jh9c', 'Ts8d7s', false],
  ['ace to four, open at one end', 'Ah4c', '2s3dKs', false],
  ['jack to ace, open at one end', 'AhKc', 'QsJd4s', false],
  ['deuce to five', '5h4c', '2s3dKs', true],
  ['a draw with no card to come', 'Ah9h', 'Kh4h2c7dQs', false],
];

test.each(spots)('%s', (_what, hole, board, draw) => {
  expect(hasDraw(parseCards(hole), parseCards(board))).toBe(draw);
});

import { parseCards } from '@poker-bot/poker/cards/card';
import { expect, test } from 'vitest';
import { drawFinder } from '../../../src/heuristic/postflop/draws.ts';

test.each([
  ['AhKh', 'Qh7h2c', 'flush'],
  ['AhKc', 'Qh7h2h', 'flush'],
  ['JhTc', '9s8d2c', 'open-ended'],
  ['Jh9c', 'Ts7d2c', 'gutshot'],
  ['Ah2c', '3s4d9c', 'gutshot'],
  ['AhKc', 'QsJd2c', 'gutshot'],
  ['Th6c', '9s8d7c', 'none'],
  ['AhKc', '9s8d2c', 'none'],
  ['AhKh', 'Qh7h2c9d3s', 'none'],
])('%s on %s draws: %s', (hole, board, draw) => {
  const [first = 0, second = 0] = parseCards(hole);
  expect(drawFinder(parseCards(board))(first, second)).toBe(draw);
});

test('what the board draws to by itself is no draw of the holding', () => {
  const [first = 0, second = 0] = parseCards('2c2d');
  expect(drawFinder(parseCards('JhTs9d8c'))(first, second)).toBe('none');
});

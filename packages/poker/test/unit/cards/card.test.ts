import { expect, test } from 'vitest';
import {
  formatCard,
  formatCards,
  parseCard,
  parseCards,
  rankOf,
  suitOf,
} from '../../../src/cards/card.ts';
import { CardError } from '../../../src/cards/card-error.ts';

test('every card is written and read back, deuces of clubs to aces of spades', () => {
  const cards = Array.from({ length: 52 }, (_, card) => card);
  expect(formatCards(cards)).toBe(
    '2c2d2h2s3c3d3h3s4c4d4h4s5c5d5h5s6c6d6h6s7c7d7h7s8c8d8h8s9c9d9h9sTcTdThTsJcJdJhJsQcQdQhQsKcKdKhKsAcAdAhAs',
  );
  expect(cards.map((card) => parseCard(formatCard(card)))).toEqual(cards);
  expect(cards.map((card) => rankOf(card) * 4 + suitOf(card))).toEqual(cards);
});

test('cards are read with blanks between them and in either case', () => {
  expect(parseCards(' As kD\n7c ')).toEqual([51, 45, 20]);
  expect(parseCards('')).toEqual([]);
});

test.each([
  ['1s', '`1s` is not a card: write a rank (23456789TJQKA) and a suit (cdhs), like `As`'],
  ['10s', '`10s` is not a card: write a rank (23456789TJQKA) and a suit (cdhs), like `As`'],
  ['', '`` is not a card: write a rank (23456789TJQKA) and a suit (cdhs), like `As`'],
])('what is not a card is refused: %j', (text, message) => {
  expect(() => parseCard(text)).toThrow(new CardError('CARD_MALFORMED', message));
});

test('a card written twice is refused', () => {
  expect(() => parseCards('AsKdas')).toThrow(
    new CardError('CARD_DUPLICATE', '`As` is written twice in `AsKdas`'),
  );
});

test('half a card at the end is refused', () => {
  expect(() => parseCards('AsK')).toThrow(CardError);
});

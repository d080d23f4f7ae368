import { expect, test } from 'vitest';
import { formatCards } from '../../../src/cards/card.ts';
import { shuffledDeck } from '../../../src/cards/deck.ts';
import { createRandom } from '../../../src/random/random.ts';

test('a seed deals the same deck everywhere', () => {
  expect(formatCards(shuffledDeck(createRandom('deck')))).toMatchInlineSnapshot(
    `"Jd4c9c9hTsQc5sKsAcTh3hQs2hKcTc7d5hAh4hQdTd8d9s3sAs7hAd6h6d6s7sJc5c8s8c5d8h2c2sJh2d3cQh3d6cKhJs4s7c4dKd9d"`,
  );
});

test('a deck holds every card once', () => {
  const deck = shuffledDeck(createRandom(7));
  expect(deck.toSorted((left, right) => left - right)).toEqual([...Array(52).keys()]);
});

test('every card comes first about equally often', () => {
  const random = createRandom('first cards');
  const counts = new Array<number>(52).fill(0);
  const decks = 52_000;
  for (let dealt = 0; dealt < decks; dealt += 1) {
    const first = shuffledDeck(random)[0] as number;
    counts[first] = (counts[first] as number) + 1;
  }
  const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  // 51 degrees of freedom: 99.9 % of fair decks stay below 87.97.
  expect(chiSquare).toBeLessThan(87.97);
});

import phe from 'phe';
import { expect, test } from 'vitest';
import { type Card, parseCards } from '../../../src/cards/card.ts';
import { CardError } from '../../../src/cards/card-error.ts';
import { shuffledDeck } from '../../../src/cards/deck.ts';
import { evaluate, evaluate7 } from '../../../src/evaluator/evaluate.ts';
import { evaluateEach } from '../../../src/evaluator/evaluate-each.ts';
import { createRandom } from '../../../src/random/random.ts';
import { compare, referenceRanking } from './reference.ts';

const hands = (size: number, count: number): Card[][] => {
  const random = createRandom(`hands of ${size}`);
  return Array.from({ length: count }, () => shuffledDeck(random).slice(0, size));
};

test.each([5, 6, 7])(
  'hands of %d cards are ordered as the obvious evaluator orders them',
  (size) => {
    const ranked = hands(size, 1500).map((cards) => ({
      strength: evaluate(cards),
      ranking: referenceRanking(cards),
    }));
    ranked.sort((left, right) => left.strength - right.strength);
    for (const [index, { strength, ranking }] of ranked.slice(1).entries()) {
      const weaker = ranked[index] as (typeof ranked)[number];
      expect(Math.sign(compare(ranking, weaker.ranking))).toBe(
        Math.sign(strength - weaker.strength),
      );
    }
  },
);

test.each([5, 6, 7])('50,000 random hands of %d cards have the strength that phe gives', (size) => {
  const differing = hands(size, 50_000).filter(
    (cards) => evaluate(cards) !== 7463 - phe.evaluateCardCodes(cards),
  );
  expect(differing).toEqual([]);
});

test('strength does not depend on the order of the cards, nor on which way in is used', () => {
  const random = createRandom('orders');
  for (const cards of hands(7, 2000)) {
    const order = shuffledDeck(random).filter((card) => card < 7);
    const [a, b, c, d, e, f, g] = order.map((index) => cards[index] as Card) as [
      Card,
      Card,
      Card,
      Card,
      Card,
      Card,
      Card,
    ];
    expect(evaluate7(a, b, c, d, e, f, g)).toBe(evaluate(cards));
  }
});

test('five cards, and the same with cards that do not help, are equally strong', () => {
  const straight = evaluate(parseCards('9c8d7h6s5c'));
  expect(evaluate(parseCards('9c8d7h6s5c2d'))).toBe(straight);
  expect(evaluate(parseCards('9c8d7h6s5c2d2h'))).toBe(straight);
});

test('a royal flush is the strongest, seven high the weakest', () => {
  expect(evaluate(parseCards('AsKsQsJsTs'))).toBe(7462);
  expect(evaluate(parseCards('7c5d4h3s2c'))).toBe(1);
});

test.each(['', 'AsKs', 'AsKsQsJsTs9s8s7s'])('a hand of %j is refused', (text) => {
  expect(() => evaluate(parseCards(text))).toThrow(CardError);
});

test('hands in one run of bytes are as strong as each by itself', () => {
  const dealt = hands(7, 2000);
  const strengths = new Uint16Array(dealt.length);
  evaluateEach(Uint8Array.from(dealt.flat()), strengths);
  expect(Array.from(strengths)).toEqual(dealt.map(evaluate));
});

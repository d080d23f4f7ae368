import { expect, test } from 'vitest';
import { parseCards } from '../../../src/cards/card.ts';
import { describeStrength, handCategory } from '../../../src/evaluator/describe.ts';
import { evaluate } from '../../../src/evaluator/evaluate.ts';

test.each([
  ['AsKsQsJsTs', 'straight flush', 'royal flush'],
  ['5s4s3s2sAsKdKh', 'straight flush', 'straight flush to the five'],
  ['AsAdAhAcKsKdKh', 'four of a kind', 'four of a kind, aces, king kicker'],
  ['KsKdKh4c4sQdQh', 'full house', 'full house, kings over queens'],
  ['KsKdKh4c4s', 'full house', 'full house, kings over fours'],
  ['Ah9h7h4h2hAsAd', 'flush', 'flush, ace high, nine-seven-four-deuce'],
  ['Ah5c4d3h2hKsKd', 'straight', 'straight to the five'],
  ['JhTc9d8h7hKsKd', 'straight', 'straight to the jack'],
  ['6h6c6d9hQh2s3d', 'three of a kind', 'three of a kind, sixes, queen-nine'],
  ['AsAd8h8c3s3dKh', 'two pair', 'two pair, aces and eights, king kicker'],
  ['2s2d9hKcJs', 'pair', 'pair of deuces, king-jack-nine'],
  ['7c5d4h3s2c', 'high card', 'seven high, five-four-three-deuce'],
])('%s is a %s: %s', (text, category, words) => {
  const strength = evaluate(parseCards(text));
  expect(handCategory(strength)).toBe(category);
  expect(describeStrength(strength)).toBe(words);
});

test('the 7,462 strengths have 7,462 descriptions', () => {
  const all = Array.from({ length: 7462 }, (_, index) => describeStrength(index + 1));
  expect(new Set(all).size).toBe(7462);
});

test.each([0, 7463, 1.5])('%d is not a strength', (strength) => {
  expect(() => describeStrength(strength)).toThrow(RangeError);
});

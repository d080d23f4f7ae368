import { expect, test } from 'vitest';
import { deckPairs } from '../../../src/evaluator/deck-pairs.ts';
import { handCategory } from '../../../src/evaluator/describe.ts';
import { evaluate, evaluate7 } from '../../../src/evaluator/evaluate.ts';
import { forEachCombination } from '../../../src/evaluator/for-each-combination.ts';
import { sumOf } from '../../../src/evaluator/hand-sum.ts';
import { PairStrengths } from '../../../src/evaluator/pair-strengths.ts';
import { createRandom } from '../../../src/random/random.ts';

const deck = Array.from({ length: 52 }, (_, card) => card);

/** Adds up how often each strength occurred by its category. */
function byCategory(counts: Float64Array): Record<string, number> {
  const frequencies: Record<string, number> = {};
  counts.forEach((count, strength) => {
    if (count === 0) return;
    const category = handCategory(strength);
    frequencies[category] = (frequencies[category] ?? 0) + count;
  });
  return frequencies;
}

test('all 2,598,960 hands of five fall into the known categories and 7,462 strengths', () => {
  const counts = new Float64Array(7463);
  const hand = [0, 0, 0, 0, 0];
  const extend = (place: number, from: number): void => {
    for (let card = from; card < 52; card += 1) {
      hand[place] = card;
      if (place < 4) extend(place + 1, card + 1);
      else {
        const strength = evaluate(hand);
        counts[strength] = (counts[strength] as number) + 1;
      }
    }
  };
  extend(0, 0);
  expect(byCategory(counts)).toEqual({
    'high card': 1_302_540,
    pair: 1_098_240,
    'two pair': 123_552,
    'three of a kind': 54_912,
    straight: 10_200,
    flush: 5_108,
    'full house': 3_744,
    'four of a kind': 624,
    'straight flush': 40,
  });
  expect(counts.slice(1).every((count) => count > 0)).toBe(true);
}, 60_000);

test('all 133,784,560 hands of seven fall into the known categories', () => {
  const counts = new Float64Array(7463);
  const pairs = deckPairs(deck);
  const evaluator = new PairStrengths(pairs);
  forEachCombination({ start: sumOf([]), deck, count: 5 }, (five, from) => {
    if (from > 50) return;
    evaluator.fill(five, from);
    countFrom(pairs.starts[from] as number, evaluator.strengths, counts);
  });
  expect(byCategory(counts)).toEqual({
    'high card': 23_294_460,
    pair: 58_627_800,
    'two pair': 31_433_400,
    'three of a kind': 6_461_620,
    straight: 6_180_020,
    flush: 4_047_644,
    'full house': 3_473_184,
    'four of a kind': 224_848,
    'straight flush': 41_584,
  });
}, 60_000);

function countFrom(start: number, strengths: Uint16Array, counts: Float64Array): void {
  for (let pair = start; pair < strengths.length; pair += 1) {
    const strength = strengths[pair] as number;
    counts[strength] = (counts[strength] as number) + 1;
  }
}

test('five cards completed by the pairs of a thinned deck are as strong as each hand by itself', () => {
  const random = createRandom('thinned decks');
  for (let round = 0; round < 200; round += 1) {
    const live = deck.filter(() => random.below(3) > 0);
    const five: number[] = [];
    while (five.length < 5) {
      const card = random.below(4) > 0 ? 4 * random.below(13) : random.below(52);
      if (!five.includes(card)) five.push(card);
    }
    const rest = live.filter((card) => !five.includes(card));
    const from = random.below(rest.length - 2);
    const evaluator = new PairStrengths(deckPairs(rest));
    evaluator.fill(sumOf(five), from);
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = five;
    const expected = rest.flatMap((lower, place) =>
      rest
        .slice(place + 1)
        .map((higher) => (place < from ? 0 : evaluate7(a, b, c, d, e, lower, higher))),
    );
    expect(Array.from(evaluator.strengths)).toEqual(expected);
  }
});

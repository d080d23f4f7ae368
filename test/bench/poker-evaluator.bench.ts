import { type Card, formatCard, parseCards } from '@poker-bot/poker/cards/card';
import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { deckPairs } from '@poker-bot/poker/evaluator/deck-pairs';
import { evaluateEach } from '@poker-bot/poker/evaluator/evaluate-each';
import { forEachCombination } from '@poker-bot/poker/evaluator/for-each-combination';
import { sumOf } from '@poker-bot/poker/evaluator/hand-sum';
import { PairStrengths } from '@poker-bot/poker/evaluator/pair-strengths';
import { createRandom } from '@poker-bot/poker/random/random';
import phe from 'phe';
import pokersolver from 'pokersolver';
import type { Benchmark } from './benchmark.ts';
import { compareRounds } from './poker-rounds.ts';

export const benchmarks: Benchmark[] = [
  {
    name: 'evaluator-random',
    unit: 'Mhands/s',
    versus: '`evaluateCardCodes` of phe 0.6.0, 7 random cards, one thread',
    better: 'higher',
    bar: 10,
    run: async () => compareRandomHands(),
  },
  {
    name: 'evaluator-in-order',
    unit: 'Mhands/s',
    versus: '`evaluateCardCodes` of phe 0.6.0, 7 cards in order, one thread',
    better: 'higher',
    bar: 30,
    run: async () => compareHandsInOrder(),
  },
  {
    name: 'evaluator-pokersolver',
    unit: 'Mhands/s',
    versus: '`Hand.solve` of pokersolver 2.1.4, 7 random cards, one thread',
    better: 'higher',
    bar: 1_000,
    run: async () => compareWithSolver(),
  },
];

/** The package that is downloaded most for this. It names hands as well, and reads cards as text, which is made before. */
function compareWithSolver() {
  const count = 5_000;
  const random = createRandom('solver bench');
  const hands = Array.from({ length: count }, () => shuffledDeck(random).slice(0, 7));
  const flat = Uint8Array.from(hands.flat());
  const texts = hands.map((hand) => hand.map(formatCard));
  const own = new Uint16Array(count);
  let peer: pokersolver.Solved[] = [];
  const ours = () => evaluateEach(flat, own);
  const theirs = () => {
    peer = texts.map((cards) => pokersolver.Hand.solve(cards));
  };
  const measurement = compareRounds({ ours, theirs, units: count, turns: 4_000 });
  checkOrder(own, peer);
  return measurement;
}

/** It has no number for a strength, but says of two hands which one wins. */
function checkOrder(own: Uint16Array, peer: readonly pokersolver.Solved[]): void {
  for (const [at, hand] of peer.entries()) {
    const next = peer[at + 1];
    if (next === undefined) return;
    const winners = pokersolver.Hand.winners([hand, next]);
    const better = Math.sign((own[at] ?? 0) - (own[at + 1] ?? 0));
    const told = winners.length === 2 ? 0 : winners[0] === hand ? 1 : -1;
    if (told !== better) throw new Error(`The evaluators differ in hands ${at} and ${at + 1}`);
  }
}

/** Each reads the hands in the shape it likes best: one run of bytes here, an array each there. */
function compareRandomHands() {
  const count = 100_000;
  const random = createRandom('evaluator bench');
  const hands = Array.from({ length: count }, () => shuffledDeck(random).slice(0, 7));
  const flat = Uint8Array.from(hands.flat());
  const own = new Uint16Array(count);
  const peer = new Uint16Array(count);
  const ours = () => evaluateEach(flat, own);
  const theirs = () => {
    for (let hand = 0; hand < count; hand += 1) {
      peer[hand] = phe.evaluateCardCodes(hands[hand] as Card[]);
    }
  };
  const measurement = compareRounds({ ours, theirs, units: count, turns: 10 });
  checkSame(own, peer);
  return measurement;
}

/** Two deuces with all 2,118,760 fives of the other cards, in the same order for both. */
function compareHandsInOrder() {
  const hole = parseCards('2c2d');
  const deck = Array.from({ length: 50 }, (_, index) => index + 2);
  const count = 2_118_760;
  const own = new Uint16Array(count);
  const peer = new Uint16Array(count);
  const ours = () => strengthsInOrder(hole, deck, own);
  const theirs = () => peerStrengthsInOrder(hole, deck, peer);
  const measurement = compareRounds({ ours, theirs, units: count, turns: 20 });
  checkSame(own, peer);
  return measurement;
}

function strengthsInOrder(hole: readonly Card[], deck: readonly Card[], strengths: Uint16Array) {
  const pairs = deckPairs(deck);
  const evaluator = new PairStrengths(pairs);
  let written = 0;
  forEachCombination({ start: sumOf(hole), deck, count: 3 }, (five, from) => {
    if (from > deck.length - 2) return;
    evaluator.fill(five, from);
    const first = pairs.starts[from] as number;
    strengths.set(evaluator.strengths.subarray(first), written);
    written += pairs.kinds.length - first;
  });
}

function peerStrengthsInOrder(
  hole: readonly Card[],
  deck: readonly Card[],
  strengths: Uint16Array,
) {
  const hand = [...hole, 0, 0, 0, 0, 0];
  let written = 0;
  const extend = (place: number, from: number): void => {
    for (let index = from; index < deck.length; index += 1) {
      hand[place] = deck[index] as Card;
      if (place < 6) extend(place + 1, index + 1);
      else {
        strengths[written] = phe.evaluateCardCodes(hand);
        written += 1;
      }
    }
  };
  extend(2, 0);
}

/** The peer counts from 1, the best hand, to 7,462. */
function checkSame(own: Uint16Array, peer: Uint16Array): void {
  const differing = own.findIndex((strength, index) => strength !== 7463 - (peer[index] as number));
  if (differing >= 0) throw new Error(`The evaluators differ in hand ${differing}`);
}

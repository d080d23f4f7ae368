import type { Card } from '../cards/card.ts';
import { type DeckPairs, deckPairs } from '../evaluator/deck-pairs.ts';
import { fillSevenCardTables, strengthOfSum } from '../evaluator/evaluate.ts';
import { forEachCombination } from '../evaluator/for-each-combination.ts';
import { type HandSum, plusSum, sumOf } from '../evaluator/hand-sum.ts';
import { PairStrengths } from '../evaluator/pair-strengths.ts';

interface Deal {
  readonly hands: readonly (readonly Card[])[];
  readonly board: readonly Card[];
  /** What the board is completed from, in rising order. */
  readonly deck: readonly Card[];
}

/**
 * How many boards each set of hands wins, by set: a mask with one bit a hand, the first hand lowest. Hands of a set with
 * several share the pot.
 */
export function countWinners({ hands, board, deck }: Deal): Float64Array {
  fillSevenCardTables();
  const sums = hands.map(sumOf);
  const start = sumOf(board);
  const counts = new Float64Array(1 << hands.length);
  if (board.length > 3) {
    forEachCombination({ start, deck, count: 5 - board.length }, (sum) => {
      const set = winnersOf(sums.map((hand) => strengthOf(plusSum(hand, sum))));
      counts[set] = (counts[set] as number) + 1;
    });
    return counts;
  }
  const contest = startContest(sums, deck);
  forEachCombination({ start, deck, count: 3 - board.length }, (flop, from) => {
    if (from > deck.length - 2) return;
    contestPairs(contest, flop, from);
    tally(counts, contest.winners, contest.pairs.starts[from] as number);
  });
  return counts;
}

interface Contest {
  readonly pairs: DeckPairs;
  /** By hand. */
  readonly contenders: readonly { readonly sum: HandSum; readonly pairStrengths: PairStrengths }[];
  readonly best: Uint16Array;
  readonly winners: Uint16Array;
}

function startContest(hands: readonly HandSum[], deck: readonly Card[]): Contest {
  const pairs = deckPairs(deck);
  const contenders = hands.map((sum) => ({ sum, pairStrengths: new PairStrengths(pairs) }));
  const places = () => new Uint16Array(pairs.kinds.length);
  return { pairs, contenders, best: places(), winners: places() };
}

/** Completes one flop with every two cards from place `from` on. */
function contestPairs(contest: Contest, flop: HandSum, from: number): void {
  const { pairs, contenders, best } = contest;
  const start = pairs.starts[from] as number;
  contenders.forEach(({ sum, pairStrengths }, index) => {
    pairStrengths.fill(plusSum(sum, flop), from);
    if (index === 0) best.fill(0, start);
    challenge(contest, index, start);
  });
}

function challenge({ contenders, best, winners }: Contest, index: number, start: number): void {
  const strengths = contenders[index]?.pairStrengths.strengths ?? best;
  const bit = 1 << index;
  for (let pair = start; pair < strengths.length; pair += 1) {
    const strength = strengths[pair] as number;
    const toBeat = best[pair] as number;
    if (strength > toBeat) {
      best[pair] = strength;
      winners[pair] = bit;
    } else if (strength === toBeat) {
      winners[pair] = (winners[pair] as number) | bit;
    }
  }
}

function tally(counts: Float64Array, winners: Uint16Array, start: number): void {
  for (let pair = start; pair < winners.length; pair += 1) {
    const set = winners[pair] as number;
    counts[set] = (counts[set] as number) + 1;
  }
}

function strengthOf(sum: HandSum): number {
  return strengthOfSum(sum.key, sum.low, sum.high);
}

function winnersOf(strengths: readonly number[]): number {
  const best = Math.max(...strengths);
  return strengths.reduce(
    (set, strength, index) => (strength === best ? set | (1 << index) : set),
    0,
  );
}

import type { Card } from '../cards/card.ts';
import { type DeckPairs, deckPairs } from '../evaluator/deck-pairs.ts';
import { fillSevenCardTables, strengthOfSum } from '../evaluator/evaluate.ts';
import { forEachCombination } from '../evaluator/for-each-combination.ts';
import { type HandSum, plusSum, sumOf } from '../evaluator/hand-sum.ts';
import { strengthsWithPairs } from '../evaluator/strengths-with-pairs.ts';

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
  const contest = startContest(deck);
  forEachCombination({ start, deck, count: 3 - board.length }, (sum, from) => {
    if (from < deck.length - 1) contestPairs(contest, { hands: sums, sum, from, counts });
  });
  return counts;
}

interface Contest {
  readonly pairs: DeckPairs;
  readonly strengths: Uint16Array;
  readonly best: Uint16Array;
  readonly winners: Uint16Array;
}

function startContest(deck: readonly Card[]): Contest {
  const pairs = deckPairs(deck);
  const places = () => new Uint16Array(pairs.kinds.length);
  return { pairs, strengths: places(), best: places(), winners: places() };
}

interface Flop {
  readonly hands: readonly HandSum[];
  readonly sum: HandSum;
  readonly from: number;
  readonly counts: Float64Array;
}

/** Completes one flop with every two cards from place `from` on. */
function contestPairs(contest: Contest, { hands, sum, from, counts }: Flop): void {
  const { pairs, strengths, best, winners } = contest;
  const start = pairs.starts[from] as number;
  hands.forEach((hand, index) => {
    const first = index === 0;
    const written = first ? best : strengths;
    strengthsWithPairs(plusSum(hand, sum), { pairs, from, strengths: written });
    if (first) winners.fill(1, start);
    else challenge(contest, start, 1 << index);
  });
  for (let pair = start; pair < winners.length; pair += 1) {
    const set = winners[pair] as number;
    counts[set] = (counts[set] as number) + 1;
  }
}

function challenge({ strengths, best, winners }: Contest, start: number, bit: number): void {
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

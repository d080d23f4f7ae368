import type { Card } from '../cards/card.ts';
import type { Random } from '../random/random.ts';
import type { Range } from '../ranges/range.ts';
import { checkSamples } from './check-samples.ts';
import { type ComboSums, comboSums } from './combo-sums.ts';
import { EquityError } from './equity-error.ts';
import { handEquities } from './hand-equities.ts';
import { handsOf, type JointHolding, jointHoldings } from './joint-holdings.ts';
import { checkBoard, liveDeck } from './live-deck.ts';
import { type SampledEquity, sampleDeals } from './sample-deals.ts';
import { suitSymmetries } from './suit-symmetry.ts';

/** What ranges are worth against each other. */
export interface RangeEquities {
  /** In the order of the ranges; the standard error is 0 when exact. */
  readonly players: readonly SampledEquity[];
  /** True when every deal was counted, with exact card removal; false when deals were drawn at random. */
  readonly exact: boolean;
}

interface Question {
  readonly ranges: readonly Range[];
  readonly board: readonly Card[];
  /** Cards known to be out of play. */
  readonly dead?: readonly Card[];
  readonly random: Random;
  /** Hands that may be evaluated to be exact; 100 million, some tenths of a second, unless told. */
  readonly work?: number;
  /** Deals drawn when exact is too much work; 100,000, for a standard error of about 0.0015, unless told. */
  readonly samples?: number;
}

/** More joint holdings than this are not listed. */
const mostHoldings = 200_000;

/**
 * Average shares of the pot of two or more ranges when all cards come and nobody folds: hand against hand, hand against
 * range and range against range are the same question. Exact where that is within `work`, else estimated.
 *
 * @throws {CardError} on cards that cannot be dealt
 * @throws {EquityError} `NO_OPPONENT`, `SAMPLES_INVALID`, `NO_DEAL`
 */
export function rangeEquities(question: Question): RangeEquities {
  const { ranges, board, dead = [], random, work = 100_000_000, samples = 100_000 } = question;
  checkBoard(board);
  checkSamples(samples);
  const deck = liveDeck([...board, ...dead]);
  if (ranges.length < 2) {
    throw new EquityError(
      'NO_OPPONENT',
      `Equity is between two ranges or more, not ${ranges.length}`,
    );
  }
  const players = ranges.map((range) => comboSums(range, [...board, ...dead]));
  if (players.some(({ length }) => length === 0)) refuse();
  const boards = choose(deck.length - 2 * ranges.length, 5 - board.length);
  const most = Math.min(mostHoldings, (24 * work) / (boards * ranges.length));
  if (players.reduce((product, { length }) => product * length, 1) <= most) {
    const holdings = jointHoldings(players, suitSymmetries([board, dead]));
    if (holdings.length === 0) refuse();
    if (holdings.length * boards * ranges.length <= work) {
      return { players: countDeals(holdings, { board, dead, players }), exact: true };
    }
  }
  return { players: sampleDeals({ players, board, dead, random, samples }), exact: false };
}

function countDeals(
  holdings: readonly JointHolding[],
  {
    board,
    dead,
    players,
  }: Pick<Question, 'board'> & { dead: readonly Card[]; players: readonly ComboSums[] },
): SampledEquity[] {
  const sums = players.map(() => 0);
  let total = 0;
  for (const holding of holdings) {
    const { hands } = handEquities({ hands: handsOf(holding), board, dead });
    hands.forEach(({ equity }, player) => {
      sums[player] = (sums[player] ?? 0) + equity * holding.weight;
    });
    total += holding.weight;
  }
  return sums.map((sum) => ({ equity: sum / total, standardError: 0 }));
}

function refuse(): never {
  throw new EquityError(
    'NO_DEAL',
    'The ranges cannot be held together: every choice of hands shares a card; widen a range',
  );
}

function choose(from: number, count: number): number {
  let ways = 1;
  for (let taken = 0; taken < count; taken += 1) ways = (ways * (from - taken)) / (taken + 1);
  return ways;
}

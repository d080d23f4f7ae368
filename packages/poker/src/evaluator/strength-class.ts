import { category } from './hand-category.ts';

/**
 * A strength class is one number that orders hands: its category above five ranks of four bits, the deciding rank first
 * (of a full house the trips, then the pair; unused places are 0). Ranks come as masks with one bit a rank, deuce lowest.
 */
export type StrengthClass = number;

/** The best class in 5 to 7 cards when no suit counts: ranks held at least once, twice, three and four times. */
export function classOfRanks(
  once: number,
  twice: number,
  thrice: number,
  fourTimes: number,
): StrengthClass {
  if (fourTimes !== 0) {
    const quads = highest(fourTimes);
    return classOf(category.fourOfAKind, quads, once & ~(1 << quads), 1);
  }
  if (thrice !== 0) {
    const trips = highest(thrice);
    const pairs = twice & ~(1 << trips);
    if (pairs !== 0) return classOf(category.fullHouse, trips, pairs, 1);
  }
  const straight = topOfStraight(once);
  if (straight >= 0) return classOf(category.straight, straight, 0, 0);
  if (thrice !== 0) {
    const trips = highest(thrice);
    return classOf(category.threeOfAKind, trips, once & ~(1 << trips), 2);
  }
  return twice === 0 ? (category.highCard << 20) | top(once, 5) : classOfPairs(once, twice);
}

/** The best class in a flush of these ranks. */
export function classOfFlush(ranks: number): StrengthClass {
  const straight = topOfStraight(ranks);
  if (straight >= 0) return classOf(category.straightFlush, straight, 0, 0);
  return (category.flush << 20) | top(ranks, 5);
}

function classOfPairs(once: number, twice: number): StrengthClass {
  const high = highest(twice);
  const others = twice & ~(1 << high);
  if (others === 0) return classOf(category.pair, high, once & ~(1 << high), 3);
  const low = highest(others);
  const kicker = once & ~(1 << high) & ~(1 << low);
  return (category.twoPair << 20) | (high << 16) | (low << 12) | (highest(kicker) << 8);
}

function classOf(kind: number, rank: number, kickers: number, count: number): StrengthClass {
  return (kind << 20) | (rank << 16) | (top(kickers, count) >> 4);
}

/** The highest ranks of a mask, packed from the highest of five places down. */
function top(ranks: number, count: number): number {
  let packed = 0;
  let left = ranks;
  for (let place = 4; place > 4 - count; place -= 1) {
    const rank = highest(left);
    packed |= rank << (4 * place);
    left &= ~(1 << rank);
  }
  return packed;
}

/** The rank of the best straight's top card, −1 without a straight; the ace counts below the deuce too. */
function topOfStraight(ranks: number): number {
  const line = (ranks << 1) | (ranks >> 12);
  const tops = line & (line << 1) & (line << 2) & (line << 3) & (line << 4);
  return tops === 0 ? -1 : highest(tops) - 1;
}

function highest(mask: number): number {
  return 31 - Math.clz32(mask);
}

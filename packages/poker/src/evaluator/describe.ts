import { category, type HandCategory, handCategories } from './hand-category.ts';
import { strengthClasses } from './strength-classes.ts';

const names = [
  ['deuce', 'deuces'],
  ['three', 'threes'],
  ['four', 'fours'],
  ['five', 'fives'],
  ['six', 'sixes'],
  ['seven', 'sevens'],
  ['eight', 'eights'],
  ['nine', 'nines'],
  ['ten', 'tens'],
  ['jack', 'jacks'],
  ['queen', 'queens'],
  ['king', 'kings'],
  ['ace', 'aces'],
] as const;

/** The kind of hand a strength stands for. */
export function handCategory(strength: number): HandCategory {
  return handCategories[classOf(strength) >> 20] as HandCategory;
}

/** A strength in words: `full house, kings over fours`, `pair of aces, king-queen-jack`, `royal flush`. */
export function describeStrength(strength: number): string {
  const strengthClass = classOf(strength);
  const [first, second, third, fourth, fifth] = [16, 12, 8, 4, 0].map(
    (shift) => (strengthClass >> shift) & 15,
  ) as [number, number, number, number, number];
  switch (strengthClass >> 20) {
    case category.highCard:
      return `${one(first)} high, ${kickers(second, third, fourth, fifth)}`;
    case category.pair:
      return `pair of ${many(first)}, ${kickers(second, third, fourth)}`;
    case category.twoPair:
      return `two pair, ${many(first)} and ${many(second)}, ${one(third)} kicker`;
    case category.threeOfAKind:
      return `three of a kind, ${many(first)}, ${kickers(second, third)}`;
    case category.straight:
      return `straight to the ${one(first)}`;
    case category.flush:
      return `flush, ${one(first)} high, ${kickers(second, third, fourth, fifth)}`;
    case category.fullHouse:
      return `full house, ${many(first)} over ${many(second)}`;
    case category.fourOfAKind:
      return `four of a kind, ${many(first)}, ${one(second)} kicker`;
    default:
      return first === 12 ? 'royal flush' : `straight flush to the ${one(first)}`;
  }
}

function classOf(strength: number): number {
  const strengthClass = strengthClasses()[strength - 1];
  if (strengthClass === undefined) {
    throw new RangeError(`A strength is a whole number from 1 to 7462, not ${strength}`);
  }
  return strengthClass;
}

function kickers(...ranks: number[]): string {
  return ranks.map(one).join('-');
}

function one(rank: number): string {
  return (names[rank] as (typeof names)[number])[0];
}

function many(rank: number): string {
  return (names[rank] as (typeof names)[number])[1];
}

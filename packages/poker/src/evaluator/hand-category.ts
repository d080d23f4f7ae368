/** The nine kinds of poker hand, weakest first; a royal flush is a straight flush to the ace. */
export const handCategories = [
  'high card',
  'pair',
  'two pair',
  'three of a kind',
  'straight',
  'flush',
  'full house',
  'four of a kind',
  'straight flush',
] as const;

export type HandCategory = (typeof handCategories)[number];

/** Places of the categories in `handCategories`. */
export const category = {
  highCard: 0,
  pair: 1,
  twoPair: 2,
  threeOfAKind: 3,
  straight: 4,
  flush: 5,
  fullHouse: 6,
  fourOfAKind: 7,
  straightFlush: 8,
} as const;

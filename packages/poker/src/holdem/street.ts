/** The four betting rounds of hold'em, in order of play. */
export const streets = ['preflop', 'flop', 'turn', 'river'] as const;

export type Street = (typeof streets)[number];

/**
 * A point of a hand at which something was drawn with known probabilities: a card, or an action of a player whose strategy
 * is known. Both figures are those of one value function, in chips, and nothing drawn later may enter them.
 */
export interface DrawnStep {
  /** Average of the value over all that could have been drawn, by their probabilities. */
  readonly expected: number;
  /** Value of what was drawn. */
  readonly happened: number;
}

/**
 * What came of the draws beyond what was expected of them. Its expectation is 0 whatever the value function, so a result less
 * its luck has the expectation of the result; the better the function foretells results, the less it varies.
 *
 * Source: AIVAT, Burch, Schmid, Moravčík, Morrill and Bowling (AAAI 2018, arXiv 1612.06915), after White and Bowling's MIVAT (IJCAI
 * 2009). Left out here: the sum over the holdings a player could have had ("imaginary observations").
 */
export function luckOf(steps: readonly DrawnStep[]): number {
  return steps.reduce((sum, { expected, happened }) => sum + happened - expected, 0);
}

/** The luck of a hand by what was drawn, in chips of the player it is judged for. */
export interface LuckParts {
  /** The cards dealt, against other deals. */
  readonly deal: number;
  /** The cards of the board. */
  readonly board: number;
  /** The player's own actions. */
  readonly own: number;
  /** Actions of the opponent. */
  readonly opponent: number;
}

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
 * The result of a hand with the luck of its known draws taken out: what was expected of each draw less what came of it is
 * added. Each difference is 0 on average whatever the value function, so the corrected result has the expectation of the
 * result; the better the function foretells results, the less the corrected ones vary.
 *
 * Source: AIVAT, Burch, Schmid, Moravčík, Morrill and Bowling (AAAI 2018, arXiv 1612.06915), after White and Bowling's MIVAT (IJCAI
 * 2009). Left out here: the sum over the holdings a player could have had ("imaginary observations").
 */
export function correctedResult(result: number, steps: readonly DrawnStep[]): number {
  return steps.reduce((sum, { expected, happened }) => sum + expected - happened, result);
}

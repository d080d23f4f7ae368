/** What a bot won in a complete deal, over all its rotations; chips. */
export interface DealOutcome {
  readonly chips: number;
  /** Luck of run-outs in it; undefined where no luck was noted. */
  readonly runOut: number | undefined;
  /** Luck of the cards dealt, of the board, of its own and of its opponent's actions; undefined where not noted. */
  readonly luck: readonly number[] | undefined;
}

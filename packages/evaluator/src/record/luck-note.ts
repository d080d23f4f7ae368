/**
 * Luck in the bot's result of one hand, in chips to a thousandth: what to take off, each part 0 on average. Heads-up by what
 * was drawn; `runOut` is that of cards after the last action alone, and no further part beside the others.
 */
export interface LuckNote {
  readonly runOut: number;
  /** The cards dealt, against other deals. */
  readonly deal?: number;
  /** The cards of the board. */
  readonly board?: number;
  /** The bot's own draws among its actions. */
  readonly own?: number;
  /** The opponent's draws among its actions. */
  readonly opponent?: number;
}

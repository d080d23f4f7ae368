/** One pot as it was paid out. `eligible` are the seats that had not folded when it was settled. */
export interface SettledPot {
  readonly amount: number;
  readonly eligible: readonly number[];
  readonly winners: readonly { readonly seat: number; readonly amount: number }[];
}

/** How a hand ended, by seat; amounts have fractions only where odd chips are split evenly. */
export interface HandResult {
  /** Chips won or lost; the sum is zero. */
  readonly net: readonly number[];
  readonly finishingStacks: readonly number[];
  /** The main pot first. */
  readonly pots: readonly SettledPot[];
  /** Seats that showed their cards, in the order they did. */
  readonly shown: readonly number[];
}

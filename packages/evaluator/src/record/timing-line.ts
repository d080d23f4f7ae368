/** One line of `timings.jsonl`: what the clock said about the bot's decisions in one hand. */
export interface TimingLine {
  readonly index: number;
  readonly decisions: readonly DecisionTiming[];
}

export interface DecisionTiming {
  readonly seat: number;
  /** Number of moves in the hand before this one. */
  readonly move: number;
  /** From the observation to the action, in milliseconds. */
  readonly latencyMs: number;
  /** Milliseconds that each advisor took. */
  readonly advisors: Readonly<Record<string, number>>;
}

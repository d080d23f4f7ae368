/** One line of `timings.jsonl`: what the clock said about the bot's decisions in one hand. */
export interface TimingLine {
  readonly index: number;
  readonly decisions: readonly DecisionTiming[];
  /** Now and then. */
  readonly memory?: MemorySample;
}

/** Memory of the process that plays, its worker threads included. */
export interface MemorySample {
  /** When the process began, in milliseconds since 1970: tells it from the one that a resumed run goes on in. */
  readonly process: number;
  /** What it holds of the machine's memory, in megabytes of 1,000,000 bytes. */
  readonly residentMb: number;
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

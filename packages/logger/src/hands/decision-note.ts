import type { Action } from '@poker-bot/poker/holdem/action';

/** How one advisor took part in a decision. */
export interface AdvisorNote {
  readonly name: string;
  readonly outcome: string;
  readonly source?: string;
  readonly confidence?: number;
  /** Why, in the words of a language model: one line, for people. */
  readonly rationale?: string;
  /** Of a language model, that the advice cost. */
  readonly tokens?: number;
  readonly reason?: string;
  /** Only where the log may depend on the clock. */
  readonly latencyMs?: number;
}

/** One decision as it is kept with its hand: enough to see who advised what and which guard stepped in. */
export interface DecisionNote {
  readonly seat: number;
  /** Number of moves in the hand before this one. */
  readonly move: number;
  readonly action: Action;
  /** The blended probabilities, as `[action, probability]` with the action in PHH words: `f`, `cc`, `cbr 300`. */
  readonly distribution: readonly (readonly [string, number])[];
  readonly advisors: readonly AdvisorNote[];
  /** Guards that did not let the action pass. */
  readonly guards: readonly {
    readonly guard: string;
    readonly verdict: string;
    readonly reason?: string;
  }[];
  readonly degraded: boolean;
  readonly latencyMs?: number;
}

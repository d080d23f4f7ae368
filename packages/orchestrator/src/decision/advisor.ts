import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';

export interface AdviceRequest {
  readonly observation: Observation;
  /** Same observation, same seed, same advice. */
  readonly seed: string;
  /** Session whose budget pays; empty for none. */
  readonly sessionId: string;
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
}

export interface ActionProbability {
  readonly action: Action;
  readonly probability: number;
}

/** A proposal: probabilities over legal actions, summing to 1, and how sure the advisor is of it, from 0 to 1. */
export interface Advice {
  readonly distribution: readonly ActionProbability[];
  readonly confidence: number;
  /** Where it comes from, e.g. `HEURISTIC`. */
  readonly source: string;
  /** Why, in the words of a language model, as `rationaleOf` leaves it: for people, never read by a decision. */
  readonly rationale?: string;
  /** Tokens of a language model that it cost. */
  readonly tokens?: number;
}

/** Proposes actions from one seat's view. Whatever it does, the decision goes on without it. */
export interface Advisor {
  readonly name: string;
  /** Its share in the blend, times its confidence; 0 is asked and reported but never followed. */
  readonly weight: number;
  /** Whether its calls, tokens and time count against the budget. */
  readonly paid: boolean;
  /**
   * Whoever need not wait answers at once, without a promise.
   *
   * @throws AdviceSkipped when it has nothing to say by design, AdviceLate when its own deadline has passed; anything
   * else counts as a failure
   */
  advise(request: AdviceRequest): Advice | Promise<Advice>;
  close?(): Promise<void>;
}

import type { Action } from '@poker-bot/poker/holdem/action';

export interface ActionProbability {
  readonly action: Action;
  /** 0 to 1. */
  readonly probability: number;
}

/** How much to compute: an amount, never a time, so that the advice can be reproduced. */
export interface Work {
  /** Monte Carlo samples of each equity. */
  readonly samples: number;
  readonly seed: string;
}

export interface Advice {
  /** Legal actions only; the probabilities sum to 1. */
  readonly distribution: readonly ActionProbability[];
  /** How far the advice is to be trusted, 0 to 1. */
  readonly confidence: number;
  /** Share of the pot that the hand wins against the estimated ranges; absent where a chart decided. */
  readonly equity?: number;
  readonly equityStandardError?: number;
  /** One sentence for people. */
  readonly explanation: string;
}

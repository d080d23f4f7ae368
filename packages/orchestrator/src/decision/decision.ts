import type { Action } from '@poker-bot/poker/holdem/action';
import type { ActionProbability, Advice } from './advisor.ts';

export type AdvisorOutcome = 'answered' | 'late' | 'failed' | 'illegal' | 'skipped';

/** What became of one advisor's answer. `advice` is there when it answered, and when the answer was illegal. */
export interface AdvisorReport {
  readonly name: string;
  readonly outcome: AdvisorOutcome;
  readonly latencyMs: number;
  readonly advice?: Advice;
  readonly reason?: string;
}

export interface GuardReport {
  readonly guard: 'safe-action' | 'risk' | 'budget';
  readonly verdict: 'passed' | 'replaced' | 'vetoed';
  readonly reason?: string;
}

/** An action that is legal, with everything that led to it. */
export interface Decision {
  readonly action: Action;
  /** What the action was taken from: the blend, as the bot's style plays it. Empty when no advice could be used. */
  readonly distribution: readonly ActionProbability[];
  readonly advisors: readonly AdvisorReport[];
  readonly guards: readonly GuardReport[];
  /** An advisor was late or failed, so another run may decide differently. */
  readonly degraded: boolean;
  readonly latencyMs: number;
}

import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { BudgetTracker } from '../budget/budget-tracker.ts';
import type { Guard } from '../guards/guard.ts';
import type { Advisor } from './advisor.ts';
import type { Decision } from './decision.ts';

export interface DecisionDependencies {
  readonly advisors: readonly Advisor[];
  readonly clock: Clock;
  /** Belongs to the hand, e.g. `seed/dealIndex`; seat and number of moves so far are added for each decision. */
  readonly handSeed: string;
  /** Longest wait for advice, in milliseconds. */
  readonly budgetMs: number;
  readonly selection: 'sample' | 'best';
  /** Asked in order before the action leaves; SafeAction always comes last. */
  readonly guards?: readonly Guard[];
  /** Without one, paid advisors are not limited. */
  readonly budget?: BudgetTracker;
  /** Ends the wait for advice early: whoever has not answered is late. */
  readonly signal?: AbortSignal;
}

/** Observe, advise, blend, guard, act. Never throws; the action is always legal. */
export declare function decide(
  observation: Observation,
  dependencies: DecisionDependencies,
): Promise<Decision>;

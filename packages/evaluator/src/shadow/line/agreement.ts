import type { ActionProbability } from '@poker-bot/orchestrator/decision/advisor';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';

/** What two actions are compared by. */
export interface Comparison {
  readonly observation: Observation;
  readonly recorded: Action;
  /** Raises agree when the chips they add differ by at most this share of the recorded ones. */
  readonly raiseTolerance: number;
}

/** Whether an action is the recorded one: of the same kind, and a raise of about the same size. */
export function agrees(action: Action, comparison: Comparison): boolean {
  const { recorded, observation, raiseTolerance } = comparison;
  if (action.type !== recorded.type) return false;
  if (action.type !== 'raise' || recorded.type !== 'raise') return true;
  const added = recorded.to - (observation.bets[observation.seat] ?? 0);
  return Math.abs(action.to - recorded.to) <= raiseTolerance * added;
}

/** The probability that a distribution gives to the recorded action, raises of about its size included. */
export function probabilityOf(
  distribution: readonly ActionProbability[],
  comparison: Comparison,
): number {
  const sum = distribution
    .filter(({ action }) => agrees(action, comparison))
    .reduce((total, { probability }) => total + probability, 0);
  return Math.min(1, sum);
}

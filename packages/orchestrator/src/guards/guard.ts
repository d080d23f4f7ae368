import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';

export interface Proposal {
  readonly observation: Observation;
  readonly action: Action;
}

/** `vetoed` leaves the choice to SafeAction: check, or fold. */
export type Verdict =
  | { readonly verdict: 'passed' }
  | { readonly verdict: 'replaced'; readonly action: Action; readonly reason: string }
  | { readonly verdict: 'vetoed'; readonly reason: string };

/** Looks at an action before it leaves, and may stop it. */
export interface Guard {
  readonly name: 'risk';
  review(proposal: Proposal): Verdict;
}

import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';
import { type Intention, realise } from './intention.ts';

/** How often a known strategy takes an action in a spot. */
export type ActionShare =
  | { readonly type: 'one'; readonly action: Action; readonly probability: number }
  /** A raise to any whole amount from `min` to `max`, each as likely. */
  | {
      readonly type: 'spread';
      readonly min: number;
      readonly max: number;
      readonly probability: number;
    };

export interface IntentionShare {
  readonly intention: Intention;
  readonly probability: number;
}

/** What intentions come to under the rules: one share for each action, in the order of first mention, none of 0. */
export function actionShares(
  intentions: readonly IntentionShare[],
  legal: LegalActions,
): ActionShare[] {
  const shares: { type: 'one'; action: Action; probability: number }[] = [];
  for (const { intention, probability } of intentions) {
    if (!(probability > 0)) continue;
    const action = realise(intention, legal);
    const known = shares.find((share) => isSameAction(share.action, action));
    if (known === undefined) shares.push({ type: 'one', action, probability });
    else known.probability += probability;
  }
  return shares;
}

/** Whether two actions are the same move, of raises to the same amount. */
export function isSameAction(one: Action, other: Action): boolean {
  if (one.type !== other.type) return false;
  return one.type !== 'raise' || other.type !== 'raise' || one.to === other.to;
}

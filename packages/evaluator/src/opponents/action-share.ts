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
  const shares = new Map<string, { action: Action; probability: number }>();
  for (const { intention, probability } of intentions) {
    if (!(probability > 0)) continue;
    const action = realise(intention, legal);
    const key = action.type === 'raise' ? `raise ${action.to}` : action.type;
    const known = shares.get(key);
    if (known === undefined) shares.set(key, { action, probability });
    else known.probability += probability;
  }
  return [...shares.values()].map((share) => ({ type: 'one', ...share }));
}

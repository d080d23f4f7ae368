import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';

/** What a policy wants, before the rules are asked. */
export type Intention =
  | { readonly type: 'give-up' }
  | { readonly type: 'continue' }
  | { readonly type: 'raise'; readonly to: number };

export const giveUp: Intention = { type: 'give-up' };
export const carryOn: Intention = { type: 'continue' };

/** The legal action nearest to an intention: raises are moved within bounds or become calls, free checks beat folds. */
export function realise(intention: Intention, legal: LegalActions): Action {
  if (intention.type === 'raise' && legal.raise !== undefined) {
    const { min, max } = legal.raise;
    return { type: 'raise', to: Math.min(max, Math.max(min, Math.round(intention.to))) };
  }
  if (legal.check) return { type: 'check' };
  if (intention.type !== 'give-up' && legal.call !== undefined) return { type: 'call' };
  return { type: 'fold' };
}

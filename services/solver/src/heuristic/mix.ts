import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';
import type { ActionProbability } from './advice.ts';

/** What a strategy would like to do, before the rules have their say. `call` is the passive action: call or check. */
export type Intent = 'fold' | 'call' | { readonly raiseTo: number };

/** A mixed strategy: intents with weights of any positive sum. */
export type Mix = readonly (readonly [Intent, number])[];

/** Shares below this are noise to whoever samples the strategy. */
const leastShare = 0.005;

/**
 * Turns wishes into a distribution over legal actions. Nothing folds where checking is free, a raise is brought within
 * its bounds, and where raising is closed it becomes a call.
 */
export function settle(mix: Mix, legal: LegalActions): ActionProbability[] {
  const shares = new Map<string, { action: Action; weight: number }>();
  for (const [intent, weight] of mix) {
    if (!(weight > 0)) continue;
    const action = toLegal(intent, legal);
    const key = action.type === 'raise' ? `raise ${action.to}` : action.type;
    const share = shares.get(key);
    if (share) share.weight += weight;
    else shares.set(key, { action, weight });
  }
  const total = sum([...shares.values()]);
  const kept = [...shares.values()].filter(({ weight }) => weight >= leastShare * total);
  if (kept.length === 0) return [{ action: toLegal('fold', legal), probability: 1 }];
  const keptTotal = sum(kept);
  return kept.map(({ action, weight }) => ({ action, probability: weight / keptTotal }));
}

function toLegal(intent: Intent, legal: LegalActions): Action {
  if (intent === 'fold') return giveUp(legal);
  if (intent === 'call') return passive(legal);
  if (!legal.raise) return passive(legal);
  const { min, max } = legal.raise;
  return { type: 'raise', to: Math.max(min, Math.min(max, Math.round(intent.raiseTo))) };
}

function giveUp(legal: LegalActions): Action {
  return legal.check ? { type: 'check' } : { type: 'fold' };
}

function passive(legal: LegalActions): Action {
  if (legal.check) return { type: 'check' };
  return legal.call === undefined ? { type: 'fold' } : { type: 'call' };
}

function sum(shares: readonly { readonly weight: number }[]): number {
  return shares.reduce((total, { weight }) => total + weight, 0);
}

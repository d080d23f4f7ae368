import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { ActionProbability, Advice } from './advisor.ts';
import { mergeRaises } from './merge-raises.ts';

export interface WeightedAdvice {
  readonly advice: Advice;
  readonly weight: number;
}

/**
 * One distribution out of several, each counting by weight × confidence. A fold counts as a check where checking is
 * free, and raises to nearly the same amount as one. Sorted: fold, check, call, raises from small to big; sums to 1.
 * Empty when nothing has any weight.
 */
export function blend(
  advices: readonly WeightedAdvice[],
  observation: Observation,
): ActionProbability[] {
  const mass = new Map<string, { readonly action: Action; probability: number }>();
  for (const { advice, weight } of advices) {
    const share = (weight * advice.confidence) / total(advice.distribution);
    if (!(share > 0)) continue;
    for (const entry of advice.distribution) {
      const action = canonical(entry.action, observation);
      const key = action.type === 'raise' ? `raise ${action.to}` : action.type;
      const known = mass.get(key) ?? { action, probability: 0 };
      known.probability += entry.probability * share;
      mass.set(key, known);
    }
  }
  const merged = mergeRaises([...mass.values()].sort(inOrder), observation.pot);
  return normalised(merged.filter(({ probability }) => probability > 0));
}

function canonical(action: Action, { legal }: Observation): Action {
  if (action.type === 'fold' && legal.check) return { type: 'check' };
  return action.type === 'raise' ? { type: 'raise', to: action.to } : { type: action.type };
}

const order = ['fold', 'check', 'call', 'raise'];

function inOrder(a: ActionProbability, b: ActionProbability): number {
  return order.indexOf(a.action.type) - order.indexOf(b.action.type) || raiseTo(a) - raiseTo(b);
}

function raiseTo({ action }: ActionProbability): number {
  return action.type === 'raise' ? action.to : 0;
}

function normalised(entries: readonly ActionProbability[]): ActionProbability[] {
  const sum = total(entries);
  return entries.map(({ action, probability }) => ({ action, probability: probability / sum }));
}

function total(entries: readonly ActionProbability[]): number {
  return entries.reduce((sum, { probability }) => sum + probability, 0);
}

import type { Action } from '@poker-bot/poker/holdem/action';
import { type BotStyle, isNeutral } from '@poker-bot/shared/config/bot-style';
import type { ActionProbability } from './advisor.ts';

/**
 * A distribution as a bot of a style plays it. First the odds of staying in against folding are multiplied by `looseness`, then, of
 * staying in, those of raising against checking and calling by `aggression`: neither has a say in the other. What the raises are to
 * among themselves, and the order, stay. Sums to 1 like what it is given, and has the same actions; without a style it is the same.
 */
export function styled<Entry extends ActionProbability>(
  distribution: readonly Entry[],
  style: BotStyle | undefined,
): readonly Entry[] {
  if (style === undefined || isNeutral(style)) return distribution;
  const before = massOf(distribution);
  const stays = shifted(
    { of: before.raise + before.passive, rather: before.fold },
    style.looseness,
  );
  const raises = shifted({ of: before.raise, rather: before.passive }, style.aggression);
  const after = { fold: 1 - stays, passive: stays * (1 - raises), raise: stays * raises };
  return distribution.map((entry) => {
    const kind = kindOf(entry.action);
    const share = entry.probability / before[kind];
    return before[kind] > 0 ? { ...entry, probability: share * after[kind] } : entry;
  });
}

type Kind = 'fold' | 'passive' | 'raise';

function kindOf({ type }: Action): Kind {
  return type === 'fold' || type === 'raise' ? type : 'passive';
}

function massOf(distribution: readonly ActionProbability[]): Record<Kind, number> {
  const mass = { fold: 0, passive: 0, raise: 0 };
  for (const { action, probability } of distribution) mass[kindOf(action)] += probability;
  return mass;
}

/** The share of one of two when its odds are multiplied. */
function shifted(mass: { readonly of: number; readonly rather: number }, factor: number): number {
  const weighed = factor * mass.of;
  return weighed === 0 ? 0 : weighed / (weighed + mass.rather);
}

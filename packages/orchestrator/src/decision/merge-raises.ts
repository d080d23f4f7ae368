import type { ActionProbability } from './advisor.ts';

/** Raises closer to each other than this share of the pot are the same idea said twice. */
const sameShareOfPot = 0.1;

/**
 * Joins raises to nearly the same amount, so that two advisors who both want to bet two thirds of the pot, give or take
 * a chip, don't lose to a third who wants to check. The most probable amount stands for its neighbours.
 *
 * @param entries raises last, from small to big
 */
export function mergeRaises(
  entries: readonly ActionProbability[],
  pot: number,
): ActionProbability[] {
  const merged: ActionProbability[] = entries.filter(({ action }) => action.type !== 'raise');
  let group: ActionProbability[] = [];
  let first = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    if (entry.action.type !== 'raise') continue;
    if (entry.action.to - first >= pot * sameShareOfPot) {
      merged.push(...joined(group));
      group = [];
      first = entry.action.to;
    }
    group.push(entry);
  }
  return [...merged, ...joined(group)];
}

function joined(group: readonly ActionProbability[]): ActionProbability[] {
  let likeliest = group[0];
  let probability = 0;
  for (const entry of group) {
    probability += entry.probability;
    if (likeliest === undefined || entry.probability > likeliest.probability) likeliest = entry;
  }
  return likeliest === undefined ? [] : [{ action: likeliest.action, probability }];
}

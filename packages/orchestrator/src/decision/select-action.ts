import type { Action } from '@poker-bot/poker/holdem/action';
import { createRandom } from '@poker-bot/poker/random/random';
import type { ActionProbability } from './advisor.ts';

export interface Selection {
  readonly selection: 'sample' | 'best';
  readonly seed: string;
}

/** Takes one action of a distribution: drawn by the seed, or the most probable one. Undefined when there is none. */
export function selectAction(
  distribution: readonly ActionProbability[],
  { selection, seed }: Selection,
): Action | undefined {
  return selection === 'best' ? best(distribution) : sample(distribution, seed);
}

function best(distribution: readonly ActionProbability[]): Action | undefined {
  let likeliest = distribution[0];
  for (const entry of distribution) {
    if (likeliest && entry.probability > likeliest.probability) likeliest = entry;
  }
  return likeliest?.action;
}

function sample(distribution: readonly ActionProbability[], seed: string): Action | undefined {
  if (distribution.length < 2) return distribution[0]?.action;
  let rest = createRandom(seed).float();
  for (const { action, probability } of distribution) {
    rest -= probability;
    if (rest < 0) return action;
  }
  return distribution.at(-1)?.action;
}

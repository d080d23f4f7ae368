import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { advise } from '../../src/heuristic/advise.ts';

export type Shares = Readonly<Record<Action['type'], number>>;

/** How often each kind of action is advised. */
export function shares(observation: Observation): Shares {
  const result = { fold: 0, check: 0, call: 0, raise: 0 };
  for (const { action, probability } of advise(observation, { samples: 2000, seed: 'test' })
    .distribution) {
    result[action.type] += probability;
  }
  return result;
}

import type { Observation } from '@poker-bot/poker/holdem/observation';
import { playersBehind } from '../position.ts';
import type { OpenerGroup } from './charts.ts';

/** Which column of the charts answers a raise from a seat. */
export function openerGroup(observation: Observation, opener: number): OpenerGroup {
  if (observation.seats === 2) return 'heads-up';
  const behind = playersBehind(observation, opener);
  if (behind >= 5) return 'early';
  return behind >= 3 ? 'middle' : 'late';
}

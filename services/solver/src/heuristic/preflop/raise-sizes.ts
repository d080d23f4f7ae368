import type { Observation } from '@poker-bot/poker/holdem/observation';
import { bigBlindOf, effectiveStack, isInPosition } from '../position.ts';

/** A raise of this share of the effective stack is made all-in: it could not be folded afterwards. */
const commitShare = 0.35;

/** Total of an opening raise: 2.5 big blinds, 3 out of position, one more for each player who called. */
export function openTo(observation: Observation, limpers: number): number {
  const short = effectiveStack(observation) <= 20 * bigBlindOf(observation);
  const usual = isInPosition(observation) || observation.seats > 2 ? 2.5 : 3;
  const base = short && limpers === 0 ? 2.1 : usual;
  const limped = limpers > 0 ? limpers + 0.5 : 0;
  return orAllIn(observation, (base + limped) * bigBlindOf(observation));
}

/** Total of a re-raise: three times the raise with position, nearly four without, one more for each caller. */
export function reraiseTo(observation: Observation, callers: number): number {
  const factor = (isInPosition(observation) ? 3 : 3.8) + callers;
  const highest = Math.max(...observation.bets);
  // Raises of raises grow more slowly: the pot has grown already.
  const late = highest > 6 * bigBlindOf(observation) ? 0.75 : 1;
  return orAllIn(observation, factor * late * highest);
}

function orAllIn(observation: Observation, to: number): number {
  return to >= commitShare * effectiveStack(observation) ? Number.MAX_SAFE_INTEGER : to;
}

import type { Observation } from '@poker-bot/poker/holdem/observation';

/** A raise that would put in this share of the stack puts in all of it: folding afterwards would be a mistake. */
const commitShare = 0.4;

/**
 * Total of the street after betting or raising by a fraction of the pot as it is once the own call is in; all-in when
 * that is most of the stack anyway.
 */
export function raiseByPot(observation: Observation, fraction: number): number {
  const { bets, pot, legal, seat } = observation;
  const highest = Math.max(...bets);
  const to = highest + fraction * (pot + (legal.call ?? 0));
  return orAllIn(observation, to, (bets[seat] ?? 0) + (observation.stacks[seat] ?? 0));
}

function orAllIn({ bets, seat, stacks }: Observation, to: number, all: number): number {
  const own = bets[seat] ?? 0;
  return to - own >= commitShare * (stacks[seat] ?? 0) ? all : to;
}

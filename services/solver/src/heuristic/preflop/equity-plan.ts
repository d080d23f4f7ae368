import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Mix } from '../mix.ts';
import { isInPosition, opponentsOf } from '../position.ts';
import { ramp } from '../ramp.ts';
import { reraiseTo } from './raise-sizes.ts';

/** Part of its equity that a hand turns into chips when betting goes on. */
const realisation = { inPosition: 0.93, outOfPosition: 0.83, allIn: 1 } as const;

/** Equity that a call must have beyond its price for each player who may still raise behind it. */
const squeezeMargin = 0.02;

/** Equity from which a raise is for value, against one opponent and against several. */
const raiseThresholds = { one: 0.62, several: 0.52 } as const;

/** Answers a raise that no chart knows by its price: raise with the better hand, call with the odds, else fold. */
export function planByEquity(observation: Observation, equity: number): Mix {
  const call = observation.legal.call ?? 0;
  const price = call / (observation.pot + call);
  const several =
    opponentsOf(observation).filter((seat) => isMatching(observation, seat)).length > 1;
  const raise = ramp(equity, several ? raiseThresholds.several : raiseThresholds.one);
  const margin = squeezeMargin * Math.min(3, waiting(observation));
  const worth = equity * realised(observation, call);
  const called = (1 - raise) * ramp(worth, price + margin);
  return [
    [{ raiseTo: reraiseTo(observation, 0) }, raise],
    ['call', called],
    ['fold', 1 - raise - called],
  ];
}

function realised(observation: Observation, call: number): number {
  const { stacks, seat } = observation;
  const left = (stacks[seat] ?? 0) - call;
  const playing = opponentsOf(observation).some((opponent) => (stacks[opponent] ?? 0) > 0);
  if (left <= 0 || !playing) return realisation.allIn;
  return isInPosition(observation) ? realisation.inPosition : realisation.outOfPosition;
}

/** Opponents who still have to answer the raise. */
function waiting(observation: Observation): number {
  return opponentsOf(observation).filter(
    (seat) => !isMatching(observation, seat) && (observation.stacks[seat] ?? 0) > 0,
  ).length;
}

function isMatching({ bets }: Observation, seat: number): boolean {
  return bets[seat] === Math.max(...bets);
}

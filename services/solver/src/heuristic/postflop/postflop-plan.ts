import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Mix } from '../mix.ts';
import { isInPosition, opponentsOf } from '../position.ts';
import { ramp } from '../ramp.ts';
import type { TimedAction } from '../timeline.ts';
import { type Draw, drawFinder } from './draws.ts';
import { raiseByPot } from './sizing.ts';

/** All that a decision after the flop rests on. */
export interface PostflopSpot {
  readonly observation: Observation;
  readonly timeline: readonly TimedAction[];
  /** Against the ranges as read, 0 to 1. */
  readonly equity: number;
}

/** A strategy after the flop: bet or check, or answer a bet. */
export function planPostflop(spot: PostflopSpot): Mix {
  return spot.observation.legal.call === undefined ? planUnbet(spot) : planFacingBet(spot);
}

function planUnbet(spot: PostflopSpot): Mix {
  const { observation, equity } = spot;
  const value = ramp(equity, valueThreshold(observation));
  const bluff = (1 - value) * bluffShare(spot);
  const big = ramp(equity, bigBetThreshold(observation));
  const bet = (fraction: number) => ({ raiseTo: raiseByPot(observation, fraction) });
  return [
    [bet(1), value * big * 0.6],
    [bet(0.66), value * (big * 0.4 + (1 - big) * 0.7) + bluff * 0.6],
    [bet(0.33), value * (1 - big) * 0.3 + bluff * 0.4],
    ['call', 1 - value - bluff],
  ];
}

/** Equity from which a bet is called by enough worse hands: half of the callers' hands heads-up, less against several. */
function valueThreshold(observation: Observation): number {
  const fair = 1 / (opponentsOf(observation).length + 1);
  const beyond = isInPosition(observation) ? 0.2 : 0.26;
  return fair + (1 - fair) * beyond;
}

function bigBetThreshold(observation: Observation): number {
  return opponentsOf(observation).length === 1 ? 0.76 : 0.62;
}

/** How often a hand without value bets: draws that may still win, and now and then nothing, against one opponent. */
function bluffShare({ observation, timeline, equity }: PostflopSpot): number {
  const opponents = opponentsOf(observation).length;
  if (opponents > 2) return 0;
  if (isStrongDraw(ownDraw(observation))) return opponents === 1 ? 0.45 : 0.2;
  if (opponents > 1 || equity > 0.45) return 0;
  const initiative = hasInitiative(observation, timeline);
  switch (observation.street) {
    case 'flop':
      return initiative ? 0.4 : 0.08;
    case 'turn':
      return initiative ? 0.18 : 0.06;
    default:
      return equity < 0.25 ? 0.15 : 0;
  }
}

/**
 * Equity from which a bet is raised for value, by street, against one opponent; against several the fair share is smaller.
 * On the river only better hands and the best bluff catchers call a raise.
 */
const raiseThresholds = { preflop: 1, flop: 0.74, turn: 0.77, river: 0.84 } as const;
const severalOpponentsDiscount = 0.1;

function planFacingBet({ observation, equity }: PostflopSpot): Mix {
  const call = observation.legal.call ?? 0;
  const price = call / (observation.pot + call);
  const opponents = opponentsOf(observation).length;
  const discount = opponents === 1 ? 0 : severalOpponentsDiscount;
  const raise = ramp(equity, raiseThresholds[observation.street] - discount);
  const draw = ownDraw(observation);
  const semiBluff = opponents === 1 && draw === 'flush' && price < 0.34 ? 0.12 : 0;
  const raised = Math.max(raise, semiBluff);
  const called = (1 - raised) * ramp(equity + credit(observation, draw), price + 0.01);
  return [
    [{ raiseTo: raiseByPot(observation, 0.85) }, raised],
    ['call', called],
    ['fold', 1 - raised - called],
  ];
}

/** What a call is worth beyond its equity: draws win more when they come in, position loses less; none when all is in. */
function credit(observation: Observation, draw: Draw): number {
  const { street, stacks, seat, legal } = observation;
  const left = (stacks[seat] ?? 0) - (legal.call ?? 0);
  const playing = opponentsOf(observation).some((opponent) => (stacks[opponent] ?? 0) > 0);
  if (street === 'river' || left <= 0 || !playing) return 0;
  const position = isInPosition(observation) ? 0 : -0.03;
  return position + (isStrongDraw(draw) ? 0.05 : 0);
}

function ownDraw({ hole, board }: Observation): Draw {
  const [first, second] = hole;
  return first === undefined || second === undefined ? 'none' : drawFinder(board)(first, second);
}

function isStrongDraw(draw: Draw): boolean {
  return draw === 'flush' || draw === 'open-ended';
}

/** Whether the observer made the last raise of an earlier street. */
function hasInitiative({ street, seat }: Observation, timeline: readonly TimedAction[]): boolean {
  const last = timeline.findLast(
    (action) => action.street !== street && action.action.type === 'raise',
  );
  return last?.seat === seat;
}

import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Street } from '@poker-bot/poker/holdem/street';
import { type MovesBySeat, movesBySeat } from './seat-moves.ts';
import { calledShare, raisedShare, type SpotStep, stepsOf } from './spot-steps.ts';

/** What a player did on a street. */
export interface StreetPlay {
  raises: number;
  /** Last raise, as `raisedShare` has it; 0 without one. */
  raised: number;
  /** Last bet that was called, as `calledShare` has it; 0 without one. */
  called: number;
  checked: boolean;
}

/** The player in turn's own doings, and the other's. */
export interface BothPlays {
  readonly own: StreetPlay;
  readonly other: StreetPlay;
}

export interface SpotHistory {
  readonly moves: MovesBySeat;
  readonly streets: Readonly<Record<Street, BothPlays>>;
  /** Seat of whoever raised last, on whatever street. */
  readonly lastRaiser: number | undefined;
}

/** What led to a spot of a heads-up hand, for the player in turn; no card is looked at. */
export function historyOf(observation: Observation): SpotHistory {
  const { seat } = observation;
  const steps = stepsOf(observation);
  const streets = { preflop: nothing(), flop: nothing(), turn: nothing(), river: nothing() };
  for (const step of steps) note(streets[step.street][step.seat === seat ? 'own' : 'other'], step);
  return {
    moves: movesBySeat(steps),
    streets,
    lastRaiser: steps.findLast(({ action }) => action.type === 'raise')?.seat,
  };
}

function note(play: StreetPlay, step: SpotStep): void {
  switch (step.action.type) {
    case 'raise':
      play.raises += 1;
      play.raised = raisedShare(step);
      break;
    case 'call':
      play.called = calledShare(step);
      break;
    case 'check':
      play.checked = true;
      break;
    case 'fold':
  }
}

function nothing(): BothPlays {
  const none = () => ({ raises: 0, raised: 0, called: 0, checked: false });
  return { own: none(), other: none() };
}

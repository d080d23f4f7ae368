import type { Observation, SeatAction } from '@poker-bot/poker/holdem/observation';

/** An action with what it was a response to. */
export interface TimedAction extends SeatAction {
  /** Raises of this street before it; before the flop the blinds are no raise. */
  readonly raisesBefore: number;
  /** Chips in the middle before it. */
  readonly potBefore: number;
  /** Chips that a call would have added. */
  readonly toCall: number;
  /** The seat's bet of this street after it. */
  readonly betAfter: number;
  /** Whether it put the last chips in. */
  readonly allIn: boolean;
}

interface Running {
  street: SeatAction['street'];
  raises: number;
  pot: number;
  bets: number[];
  stacks: number[];
}

/** Replays the amounts of a hand's actions. */
export function timelineOf(observation: Observation): TimedAction[] {
  const { startingStacks, blinds, antes } = observation;
  const paid = observation.contributed.map((chips, seat) => chips - added(observation, seat));
  const running: Running = {
    street: 'preflop',
    raises: 0,
    pot: paid.reduce((total, chips) => total + chips, 0),
    bets: paid.map((chips, seat) =>
      Math.max(0, Math.min(blinds[seat] ?? 0, chips - (antes[seat] ?? 0))),
    ),
    stacks: startingStacks.map((stack, seat) => stack - (paid[seat] ?? 0)),
  };
  return observation.actions.map((action) => step(running, action));
}

/** Chips that a seat added by its own actions: the rest of its contribution was forced. */
function added({ actions }: Observation, seat: number): number {
  return actions.reduce((total, action) => total + (action.seat === seat ? action.amount : 0), 0);
}

function step(running: Running, action: SeatAction): TimedAction {
  const { seat, street, amount } = action;
  if (street !== running.street) {
    running.street = street;
    running.raises = 0;
    running.bets.fill(0);
  }
  const bet = running.bets[seat] ?? 0;
  const timed: TimedAction = {
    ...action,
    raisesBefore: running.raises,
    potBefore: running.pot,
    toCall: Math.max(0, Math.max(...running.bets) - bet),
    betAfter: bet + amount,
    allIn: amount > 0 && amount >= (running.stacks[seat] ?? 0),
  };
  running.bets[seat] = bet + amount;
  running.stacks[seat] = (running.stacks[seat] ?? 0) - amount;
  running.pot += amount;
  if (action.action.type === 'raise') running.raises += 1;
  return timed;
}

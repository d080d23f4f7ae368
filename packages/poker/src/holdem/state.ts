import type { Card } from '../cards/card.ts';
import type { HandEvent, SeatAction } from './event.ts';
import type { SettledPot } from './result.ts';
import type { HandRules } from './rules.ts';

export type Awaiting = 'hole' | 'action' | 'board' | 'showdown' | 'over';

/** Seat number of "nobody". */
export const nobody = -1;

/**
 * All a hand is made of, in flat arrays by seat: random play reads and writes it a million times a second, so the
 * functions around it mutate it in place. Only `Hand` holds one.
 */
export interface HandState {
  readonly rules: HandRules;
  readonly seats: number;
  readonly stacks: number[];
  /** Live chips of the current street. */
  readonly bets: number[];
  /** Live chips of the whole hand: what side pots are built from. */
  readonly live: number[];
  readonly antes: number[];
  readonly dead: number[];
  readonly folded: boolean[];
  /** Whether the seat has acted on this street. */
  readonly acted: boolean[];
  readonly holes: (readonly Card[] | undefined)[];
  readonly board: Card[];
  /** Seats in the order they showed, and in the order they mucked. */
  readonly shown: number[];
  readonly mucked: number[];
  readonly events: HandEvent[];
  /** The players' moves among them: asked for at each of them. */
  readonly actions: SeatAction[];
  readonly pots: SettledPot[];
  awaiting: Awaiting;
  street: number;
  actor: number;
  /** The bet everyone has to match on this street. */
  toMatch: number;
  /** The size of the last full bet or raise: the least a raise must add. */
  fullRaise: number;
  /** Who bet or raised last on this street. */
  aggressor: number;
  /** Cards dealt, as two bit sets of 26. */
  dealtLow: number;
  dealtHigh: number;
}

export function createState(rules: HandRules): HandState {
  const seats = rules.startingStacks.length;
  const zeros = () => new Array<number>(seats).fill(0);
  return {
    rules,
    seats,
    stacks: rules.startingStacks.slice(),
    bets: zeros(),
    live: zeros(),
    antes: zeros(),
    dead: zeros(),
    folded: new Array<boolean>(seats).fill(false),
    acted: new Array<boolean>(seats).fill(false),
    holes: new Array<readonly Card[] | undefined>(seats).fill(undefined),
    board: [],
    shown: [],
    mucked: [],
    events: [],
    actions: [],
    pots: [],
    awaiting: 'hole',
    street: 0,
    actor: nobody,
    toMatch: 0,
    fullRaise: rules.minimumBet,
    aggressor: nobody,
    dealtLow: 0,
    dealtHigh: 0,
  };
}

/**
 * Deep where the hand mutates; events, actions, hole cards and pots are values that never change. Field by field in the order of
 * `createState`: a spread takes longer and makes objects of another shape, which slows down all that reads them.
 */
export function cloneState(state: HandState): HandState {
  return {
    rules: state.rules,
    seats: state.seats,
    stacks: state.stacks.slice(),
    bets: state.bets.slice(),
    live: state.live.slice(),
    antes: state.antes.slice(),
    dead: state.dead.slice(),
    folded: state.folded.slice(),
    acted: state.acted.slice(),
    holes: state.holes.slice(),
    board: state.board.slice(),
    shown: state.shown.slice(),
    mucked: state.mucked.slice(),
    events: state.events.slice(),
    actions: state.actions.slice(),
    pots: state.pots.slice(),
    awaiting: state.awaiting,
    street: state.street,
    actor: state.actor,
    toMatch: state.toMatch,
    fullRaise: state.fullRaise,
    aggressor: state.aggressor,
    dealtLow: state.dealtLow,
    dealtHigh: state.dealtHigh,
  };
}

/** Reads a per-seat array at a seat known to exist. */
export function at(values: readonly number[], seat: number): number {
  return values[seat] as number;
}

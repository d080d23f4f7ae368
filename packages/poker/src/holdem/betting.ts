import type { Action, IllegalActionCode, LegalActions } from './action.ts';
import { at, type HandState } from './state.ts';

export interface Refusal {
  readonly code: IllegalActionCode;
  readonly reason: string;
}

/** Chips the seat has to add to stay in: never more than its stack. */
export function owed(state: HandState, seat: number): number {
  return Math.max(0, Math.min(state.toMatch - at(state.bets, seat), at(state.stacks, seat)));
}

/**
 * Whether betting is open to the seat: it has not acted on this street, or what it faces adds up to a full bet or raise
 * (TDA rules 2024, 47: several short all-ins count together, seat by seat).
 */
export function isReopened(state: HandState, seat: number): boolean {
  return state.acted[seat] !== true || state.toMatch - at(state.bets, seat) >= state.fullRaise;
}

/** Least and most a raise of the seat may come to; undefined where it may not raise. */
export function raiseBounds(
  state: HandState,
  seat: number,
): { readonly min: number; readonly max: number } | undefined {
  if (whyNoRaise(state, seat) !== undefined) return undefined;
  const max = at(state.bets, seat) + at(state.stacks, seat);
  return { min: Math.min(state.toMatch + state.fullRaise, max), max };
}

export function legalActions(state: HandState, seat: number): LegalActions {
  if (state.awaiting !== 'action' || state.actor !== seat) {
    return { seat, fold: false, check: false, call: undefined, raise: undefined };
  }
  const price = owed(state, seat);
  return {
    seat,
    fold: true,
    check: price === 0,
    call: price === 0 ? undefined : price,
    raise: raiseBounds(state, seat),
  };
}

/** Why the actor may not do this; undefined when it may. */
export function refusal(state: HandState, action: Action): Refusal | undefined {
  const seat = state.actor;
  if (state.awaiting !== 'action') {
    return { code: 'NOT_YOUR_TURN', reason: `The hand awaits ${state.awaiting}, not an action` };
  }
  switch (action.type) {
    case 'fold':
      return undefined;
    case 'check':
      return owed(state, seat) === 0
        ? undefined
        : {
            code: 'CHECK_FACING_BET',
            reason: `Seat ${seat} faces a bet and has to add ${owed(state, seat)} or fold`,
          };
    case 'call':
      return owed(state, seat) > 0
        ? undefined
        : { code: 'NOTHING_TO_CALL', reason: `Seat ${seat} has nothing to call and may check` };
    case 'raise':
      return whyNoRaise(state, seat) ?? whyNotTo(state, seat, action.to);
  }
}

function whyNoRaise(state: HandState, seat: number): Refusal | undefined {
  if (at(state.stacks, seat) <= state.toMatch - at(state.bets, seat)) {
    return { code: 'STACK_ONLY_CALLS', reason: `The stack of seat ${seat} does not cover a raise` };
  }
  if (!isReopened(state, seat)) {
    return {
      code: 'RAISE_NOT_REOPENED',
      reason: `Seat ${seat} has acted and faces less than a full raise of ${state.fullRaise}`,
    };
  }
  if (!isAnswerable(state, seat)) {
    return { code: 'RAISE_UNANSWERABLE', reason: 'Everybody else has folded or is all in' };
  }
  return undefined;
}

function isAnswerable(state: HandState, seat: number): boolean {
  for (let other = 0; other < state.seats; other += 1) {
    if (other !== seat && state.folded[other] !== true && at(state.stacks, other) > 0) return true;
  }
  return false;
}

function whyNotTo(state: HandState, seat: number, to: number): Refusal | undefined {
  const max = at(state.bets, seat) + at(state.stacks, seat);
  if (!Number.isSafeInteger(to)) {
    return {
      code: 'RAISE_NOT_WHOLE',
      reason: `A raise goes to a whole number of chips, not ${to}`,
    };
  }
  if (to > max) {
    return {
      code: 'RAISE_ABOVE_STACK',
      reason: `Seat ${seat} can raise to ${max} at most, not ${to}`,
    };
  }
  const min = state.toMatch + state.fullRaise;
  if (to < min && to !== max) {
    return {
      code: 'RAISE_BELOW_MINIMUM',
      reason: `A raise has to go to ${Math.min(min, max)} at least, not ${to}`,
    };
  }
  return undefined;
}

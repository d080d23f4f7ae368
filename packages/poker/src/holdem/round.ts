import type { Action } from './action.ts';
import { owed } from './betting.ts';
import type { HandEvent } from './event.ts';
import { enterShowdown, settle } from './showdown.ts';
import { at, type HandState, nobody } from './state.ts';
import { streets } from './street.ts';
import { countAble, countStanding, firstBeforeFlop, passTurn } from './turn.ts';

/** Performs a legal action of the actor and whatever follows from it: next turn, next street, showdown or the end. */
export function perform(state: HandState, action: Action): HandEvent {
  const seat = state.actor;
  const amount = chipsOf(state, seat, action);
  if (action.type === 'fold') state.folded[seat] = true;
  if (action.type === 'raise') {
    state.fullRaise = Math.max(state.fullRaise, action.to - state.toMatch);
    state.toMatch = action.to;
    state.aggressor = seat;
  }
  state.acted[seat] = true;
  state.stacks[seat] = at(state.stacks, seat) - amount;
  state.bets[seat] = at(state.bets, seat) + amount;
  state.live[seat] = at(state.live, seat) + amount;
  const street = streets[state.street] ?? 'river';
  const event: HandEvent = { type: 'action', seat, street, action, amount };
  state.events.push(event);
  state.actions.push({ seat, street, action, amount });
  continueFrom(state, seat + 1);
  return event;
}

/** Opens the betting of the street whose cards have just been dealt. */
export function openStreet(state: HandState): void {
  state.awaiting = 'action';
  continueFrom(state, state.street === 0 ? firstBeforeFlop(state) : 0);
}

function chipsOf(state: HandState, seat: number, action: Action): number {
  if (action.type === 'call') return owed(state, seat);
  return action.type === 'raise' ? action.to - at(state.bets, seat) : 0;
}

function continueFrom(state: HandState, from: number): void {
  if (countStanding(state) === 1) {
    state.actor = nobody;
    returnUncalled(state);
    settle(state);
    return;
  }
  passTurn(state, from % state.seats);
  if (state.actor !== nobody) return;
  returnUncalled(state);
  if (state.street === 3) enterShowdown(state);
  else closeStreet(state);
}

function closeStreet(state: HandState): void {
  state.bets.fill(0);
  state.acted.fill(false);
  state.toMatch = 0;
  state.fullRaise = state.rules.minimumBet;
  // With the betting over for good the last aggressor of this street keeps the duty to show first.
  if (countAble(state) > 1) state.aggressor = nobody;
  state.street += 1;
  state.awaiting = 'board';
}

/**
 * Gives back what the highest bet of the street has above the second highest. Who has folded gave up all of it, also where
 * a post above a short blind was folded with nothing to call.
 */
function returnUncalled(state: HandState): void {
  let top = 0;
  let highest = 0;
  let second = 0;
  for (let seat = 0; seat < state.seats; seat += 1) {
    const bet = at(state.bets, seat);
    if (bet > highest) {
      second = highest;
      highest = bet;
      top = seat;
    } else if (bet > second) second = bet;
  }
  const amount = highest - second;
  if (amount === 0 || state.folded[top] === true) return;
  state.stacks[top] = at(state.stacks, top) + amount;
  state.bets[top] = second;
  state.live[top] = at(state.live, top) - amount;
  state.events.push({ type: 'return', seat: top, amount });
}

import { at, type HandState, nobody } from './state.ts';

/**
 * Gives the turn to the first seat from `from` on that still has to act, or to nobody when the betting round is over.
 * A seat that nobody can play against any more only has to match what was really bet.
 */
export function passTurn(state: HandState, from: number): void {
  const able = countAble(state);
  if (able === 1) state.toMatch = Math.min(state.toMatch, highestBet(state));
  state.actor = nobody;
  for (let step = 0; step < state.seats; step += 1) {
    const seat = (from + step) % state.seats;
    if (state.folded[seat] === true || at(state.stacks, seat) === 0) continue;
    const behind = at(state.bets, seat) < state.toMatch;
    if (behind || (able > 1 && state.acted[seat] !== true)) {
      state.actor = seat;
      return;
    }
  }
}

/** First to act before the flop: the seat after the biggest blind, the earliest one where several are as big. */
export function firstBeforeFlop(state: HandState): number {
  const { blinds } = state.rules;
  let biggest = 0;
  for (let seat = 1; seat < state.seats; seat += 1) {
    if (at(blinds, seat) > at(blinds, biggest)) biggest = seat;
  }
  return at(blinds, biggest) === 0 ? 0 : (biggest + 1) % state.seats;
}

/** Seats with chips that have not folded. */
export function countAble(state: HandState): number {
  let able = 0;
  for (let seat = 0; seat < state.seats; seat += 1) {
    if (state.folded[seat] !== true && at(state.stacks, seat) > 0) able += 1;
  }
  return able;
}

/** Seats that have not folded. */
export function countStanding(state: HandState): number {
  let standing = 0;
  for (let seat = 0; seat < state.seats; seat += 1) if (state.folded[seat] !== true) standing += 1;
  return standing;
}

function highestBet(state: HandState): number {
  let highest = 0;
  for (let seat = 0; seat < state.seats; seat += 1) {
    if (state.folded[seat] !== true) highest = Math.max(highest, at(state.bets, seat));
  }
  return highest;
}

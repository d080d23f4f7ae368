import { at, type HandState } from './state.ts';

/**
 * Posts antes, then live blinds, then dead blinds, each as far as the stack goes. A short big blind does not lower the
 * price: the others still have to match the blind as the rules name it, and a straddle counts as a bigger blind, so the
 * least raise over it doubles it.
 */
export function postForcedBets(state: HandState): void {
  const { antes, blinds, deadBlinds, minimumBet } = state.rules;
  let highest = 0;
  for (let seat = 0; seat < state.seats; seat += 1) {
    const amount = pay(state, seat, at(antes, seat));
    if (amount > 0) {
      state.antes[seat] = amount;
      state.events.push({ type: 'ante', seat, amount });
    }
  }
  for (let seat = 0; seat < state.seats; seat += 1) {
    highest = Math.max(highest, at(blinds, seat));
    const amount = pay(state, seat, at(blinds, seat));
    if (amount > 0) {
      state.bets[seat] = amount;
      state.live[seat] = amount;
      state.events.push({ type: 'blind', seat, amount });
    }
  }
  for (let seat = 0; deadBlinds !== undefined && seat < state.seats; seat += 1) {
    const amount = pay(state, seat, at(deadBlinds, seat));
    if (amount > 0) {
      state.dead[seat] = amount;
      state.events.push({ type: 'dead-blind', seat, amount });
    }
  }
  state.toMatch = highest;
  state.fullRaise = Math.max(minimumBet, highest);
}

function pay(state: HandState, seat: number, owed: number): number {
  const amount = Math.min(owed, at(state.stacks, seat));
  state.stacks[seat] = at(state.stacks, seat) - amount;
  return amount;
}

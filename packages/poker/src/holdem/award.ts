import type { Pot } from './pots.ts';
import { at, type HandState } from './state.ts';

/** Divides a pot among its winners, given in order of position, by the odd-chip rule of the hand. */
export function award(state: HandState, pot: Pot, winners: readonly number[]): void {
  const index = state.pots.length;
  const paid: { readonly seat: number; readonly amount: number }[] = [];
  const evenly = state.rules.oddChips === 'split-evenly';
  const share = evenly ? pot.amount / winners.length : Math.floor(pot.amount / winners.length);
  let odd = evenly ? 0 : pot.amount - share * winners.length;
  for (const seat of winners) {
    const amount = share + (odd > 0 ? 1 : 0);
    odd -= odd > 0 ? 1 : 0;
    state.stacks[seat] = at(state.stacks, seat) + amount;
    paid.push({ seat, amount });
    state.events.push({ type: 'award', seat, pot: index, amount });
  }
  state.pots.push({ amount: pot.amount, eligible: pot.eligible, winners: paid });
}

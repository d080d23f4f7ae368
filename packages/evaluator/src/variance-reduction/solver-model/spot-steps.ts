import type { Observation, SeatAction } from '@poker-bot/poker/holdem/observation';
import type { Street } from '@poker-bot/poker/holdem/street';

/** A move with what it answered. */
export interface SpotStep extends SeatAction {
  /** Raises of this street before it; the blinds are no raise. */
  readonly raisesBefore: number;
  /** Chips that a call would have added. */
  readonly toCall: number;
  /** Chips in the middle before it. */
  readonly pot: number;
}

/** The moves that led to a spot, in order. */
export function stepsOf({ blinds, antes, actions }: Observation): readonly SpotStep[] {
  let street: Street = 'preflop';
  const bets = blinds.slice();
  let pot = sum(blinds) + sum(antes);
  let raises = 0;
  const steps: SpotStep[] = [];
  for (const made of actions) {
    const { seat, action, amount } = made;
    if (made.street !== street) {
      street = made.street;
      bets.fill(0);
      raises = 0;
    }
    const bet = bets[seat] ?? 0;
    let highest = 0;
    for (const each of bets) if (each > highest) highest = each;
    // Written out: a spread takes longer, and trees ask for millions of steps.
    steps.push({ seat, street, action, amount, raisesBefore: raises, toCall: highest - bet, pot });
    bets[seat] = bet + amount;
    pot += amount;
    if (action.type === 'raise') raises += 1;
  }
  return steps;
}

/** What a raise added beyond the call, as a share of the pot after it. */
export function raisedShare({ amount, toCall, pot }: SpotStep): number {
  return Math.max(0, amount - toCall) / (pot + toCall);
}

/** The bet that was called, as a share of the pot before it. */
export function calledShare({ toCall, pot }: SpotStep): number {
  return toCall / Math.max(1, pot - toCall);
}

function sum(chips: readonly number[]): number {
  return chips.reduce((total, more) => total + more, 0);
}

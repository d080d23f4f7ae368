import type { Observation } from '@poker-bot/poker/holdem/observation';

/** The unit that charts are written in: the largest live forced bet, so a straddle counts as the big blind. */
export function bigBlindOf({ blinds, minimumBet }: Observation): number {
  const largest = Math.max(...blinds);
  return largest > 0 ? largest : minimumBet;
}

/** Players who act after a seat in the first round before the flop: 0 for the big blind, 2 for the button of a full table. */
export function playersBehind(observation: Observation, seat: number): number {
  const { blinds, seats } = observation;
  const largest = Math.max(...blinds);
  const last = largest > 0 ? blinds.lastIndexOf(largest) : lastWithoutBlinds(seats);
  return (last - seat + seats) % seats;
}

function lastWithoutBlinds(seats: number): number {
  return seats === 2 ? 0 : 1;
}

/** Seats other than the observer's that still hold cards. */
export function opponentsOf({ seats, seat, folded }: Observation): number[] {
  return Array.from({ length: seats }, (_, other) => other).filter(
    (other) => other !== seat && !folded[other],
  );
}

/** Whether the observer acts last after the flop. */
export function isInPosition(observation: Observation): boolean {
  return opponentsOf(observation).every((opponent) => opponent < observation.seat);
}

/** Chips that can still be won or lost this street: the smaller of the own and the largest opposing stack, bets included. */
export function effectiveStack(observation: Observation): number {
  const total = (seat: number) => (observation.stacks[seat] ?? 0) + (observation.bets[seat] ?? 0);
  const largest = Math.max(0, ...opponentsOf(observation).map(total));
  return Math.min(total(observation.seat), largest);
}

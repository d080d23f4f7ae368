import { evaluate7 } from '../evaluator/evaluate.ts';
import { IllegalAction } from './action.ts';
import { award } from './award.ts';
import { collectPots, type Pot } from './pots.ts';
import { type HandState, nobody } from './state.ts';
import { countStanding } from './turn.ts';

/** Waits for the players to show or muck; with everybody's cards already on the table the hand ends at once. */
export function enterShowdown(state: HandState): void {
  state.awaiting = 'showdown';
  settleWhenDecided(state);
}

/** Ends the hand when nobody is left to show or muck, or all but one have mucked. */
export function settleWhenDecided(state: HandState): void {
  if (state.awaiting !== 'showdown') return;
  const standing = countStanding(state);
  const decided = state.shown.length + state.mucked.length;
  if (decided === standing || state.mucked.length === standing - 1) settle(state);
}

/** Pays the pots: to the last one standing, or to the best hands among those that did not muck. */
export function settle(state: HandState): void {
  for (const pot of collectPots(state)) award(state, pot, winnersOf(state, pot));
  state.bets.fill(0);
  state.actor = nobody;
  state.awaiting = 'over';
}

/** Seats in the order they have to show: the last aggressor first, else from the first seat left of the button on. */
export function showdownOrder(state: HandState): number[] {
  const first = state.aggressor === nobody ? 0 : state.aggressor;
  const order: number[] = [];
  for (let step = 0; step < state.seats; step += 1) {
    const seat = (first + step) % state.seats;
    if (isUndecided(state, seat)) order.push(seat);
  }
  return order;
}

/** Whether the seat still has to show or muck. */
export function isUndecided(state: HandState, seat: number): boolean {
  return (
    state.folded[seat] === false && !state.shown.includes(seat) && !state.mucked.includes(seat)
  );
}

/**
 * Whether the seat, next in order, would win or share one of the pots against the hands shown so far.
 * @throws IllegalAction where its cards are not known
 */
export function beatsShown(state: HandState, seat: number, pots: readonly Pot[]): boolean {
  if (state.shown.length === 0) return true;
  const strength = strengthOf(state, seat);
  return pots.some(
    (pot) =>
      pot.eligible.includes(seat) &&
      pot.eligible.every(
        (other) => !state.shown.includes(other) || strengthOf(state, other) <= strength,
      ),
  );
}

/** A pot whose players have all mucked belongs to the one who did so last. */
function winnersOf(state: HandState, pot: Pot): readonly number[] {
  const contenders =
    state.mucked.length === 0
      ? pot.eligible
      : pot.eligible.filter((seat) => !state.mucked.includes(seat));
  if (contenders.length === 0) {
    return state.mucked.filter((seat) => pot.eligible.includes(seat)).slice(-1);
  }
  if (contenders.length === 1) return contenders;
  let best = nobody;
  let winners: number[] = [];
  for (const seat of contenders) {
    const strength = strengthOf(state, seat);
    if (strength > best) {
      best = strength;
      winners = [seat];
    } else if (strength === best) winners.push(seat);
  }
  return winners;
}

function strengthOf(state: HandState, seat: number): number {
  const [first, second] = state.holes[seat] ?? [];
  const [a, b, c, d, e] = state.board;
  if (first === undefined || second === undefined) {
    throw new IllegalAction(
      'SHOWDOWN_UNKNOWN_CARDS',
      `The hole cards of seat ${seat} are not known, so the pot cannot be decided`,
    );
  }
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined) {
    throw new Error('A showdown needs five cards on the board');
  }
  return evaluate7(first, second, a, b, c, d, e);
}

import type { Card } from '../cards/card.ts';
import { IllegalAction } from './action.ts';
import { take } from './dealing.ts';
import type { HandEvent } from './event.ts';
import { collectPots } from './pots.ts';
import { beatsShown, isUndecided, settleWhenDecided, showdownOrder } from './showdown.ts';
import type { HandState } from './state.ts';
import { countAble } from './turn.ts';

/** Puts a seat's cards face up; `cards` names them where they were dealt unknown. */
export function show(state: HandState, seat: number, cards?: readonly Card[]): HandEvent {
  requireUndecided(state, seat);
  let hole = state.holes[seat] ?? [];
  if (hole.length === 0 && cards !== undefined) {
    take(state, cards, 2);
    hole = cards.slice();
    state.holes[seat] = hole;
  }
  if (hole.length === 0) {
    throw new IllegalAction('SHOWDOWN_UNKNOWN_CARDS', `Seat ${seat} has no known cards to show`);
  }
  if (cards !== undefined && !cards.every((card) => hole.includes(card))) {
    throw new IllegalAction('CARD_INVALID', `Seat ${seat} shows cards it was not dealt`);
  }
  const event: HandEvent = { type: 'show', seat, cards: hole };
  state.shown.push(seat);
  state.events.push(event);
  settleWhenDecided(state);
  return event;
}

/** Gives a seat's cards up unseen. */
export function muck(state: HandState, seat: number): HandEvent {
  requireUndecided(state, seat);
  const event: HandEvent = { type: 'muck', seat };
  state.mucked.push(seat);
  state.events.push(event);
  settleWhenDecided(state);
  return event;
}

/**
 * Plays the rest of the showdown in order: each seat shows when that wins or shares a pot against the hands already
 * shown, and mucks otherwise; a seat without known cards mucks.
 * @throws IllegalAction where nobody's cards are known; the hand is as before
 */
export function autoShowdown(state: HandState): void {
  if (state.awaiting !== 'showdown') return;
  const order = showdownOrder(state);
  if (state.shown.length === 0 && order.every((seat) => state.holes[seat]?.length !== 2)) {
    throw new IllegalAction(
      'SHOWDOWN_UNKNOWN_CARDS',
      'Nobody at the showdown has known cards, so the pot cannot be decided',
    );
  }
  const pots = collectPots(state);
  for (const seat of order) {
    // One short of all having mucked, the hand has ended.
    if (isOver(state)) return;
    if (state.holes[seat]?.length === 2 && beatsShown(state, seat, pots)) show(state, seat);
    else muck(state, seat);
  }
}

function isOver(state: HandState): boolean {
  return state.awaiting === 'over';
}

function requireUndecided(state: HandState, seat: number): void {
  const runningOut = state.awaiting === 'board' && countAble(state) <= 1;
  if (state.awaiting !== 'showdown' && !runningOut) {
    throw new IllegalAction(
      'SHOWDOWN_NOT_AWAITED',
      `Seat ${seat} cannot show or muck now: the hand awaits ${state.awaiting}`,
    );
  }
  if (!isUndecided(state, seat)) {
    throw new IllegalAction('SHOWDOWN_DONE', `Seat ${seat} has folded, shown or mucked already`);
  }
}

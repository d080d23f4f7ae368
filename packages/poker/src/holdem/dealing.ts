import { type Card, formatCard } from '../cards/card.ts';
import { IllegalAction } from './action.ts';
import type { HandEvent } from './event.ts';
import { openStreet } from './round.ts';
import { enterShowdown } from './showdown.ts';
import { type HandState, nobody } from './state.ts';
import { streets } from './street.ts';
import { countAble } from './turn.ts';

/** Deals a seat its two cards, or none where they are not known. The betting opens when every seat has been dealt to. */
export function dealHole(state: HandState, seat: number, cards: readonly Card[]): HandEvent {
  if (state.awaiting !== 'hole' || seat < 0 || seat >= state.seats) {
    throw new IllegalAction(
      'CARDS_NOT_AWAITED',
      `No hole cards are due to seat ${seat}: the hand awaits ${state.awaiting}`,
    );
  }
  if (state.holes[seat] !== undefined) {
    throw new IllegalAction('CARDS_NOT_AWAITED', `Seat ${seat} has its hole cards already`);
  }
  if (cards.length !== 0) take(state, cards, 2);
  const dealt = cards.slice();
  state.holes[seat] = dealt;
  const event: HandEvent = { type: 'hole', seat, cards: dealt };
  state.events.push(event);
  if (!state.holes.includes(undefined)) openStreet(state);
  return event;
}

/** Deals the flop, the turn or the river. */
export function dealBoard(state: HandState, cards: readonly Card[]): HandEvent {
  if (state.awaiting !== 'board') {
    throw new IllegalAction(
      'CARDS_NOT_AWAITED',
      `No board cards are due: the hand awaits ${state.awaiting}`,
    );
  }
  take(state, cards, state.street === 1 ? 3 : 1);
  for (const card of cards) state.board.push(card);
  const street = streets[state.street] ?? 'river';
  const event: HandEvent = { type: 'board', street, cards: cards.slice() };
  state.events.push(event);
  if (countAble(state) > 1) openStreet(state);
  else runOut(state);
  return event;
}

/** Takes cards out of the deck, all or none. */
export function take(state: HandState, cards: readonly Card[], count: number): void {
  if (cards.length !== count) {
    throw new IllegalAction(
      'CARDS_WRONG_COUNT',
      `${count === 1 ? 'One card is' : `${count} cards are`} due, not ${cards.length}`,
    );
  }
  let low = state.dealtLow;
  let high = state.dealtHigh;
  for (const card of cards) {
    if (!Number.isInteger(card) || card < 0 || card > 51) {
      throw new IllegalAction('CARD_INVALID', `A card is a number from 0 to 51, not ${card}`);
    }
    const bit = 1 << (card % 26);
    if (((card < 26 ? low : high) & bit) !== 0) {
      throw new IllegalAction('CARD_DUPLICATE', `${formatCard(card)} has been dealt already`);
    }
    if (card < 26) low |= bit;
    else high |= bit;
  }
  state.dealtLow = low;
  state.dealtHigh = high;
}

function runOut(state: HandState): void {
  state.actor = nobody;
  if (state.street === 3) {
    enterShowdown(state);
    return;
  }
  state.street += 1;
  state.awaiting = 'board';
}

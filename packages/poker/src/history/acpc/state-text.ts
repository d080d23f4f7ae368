import type { HandEvent } from '../../holdem/event.ts';
import type { Hand } from '../../holdem/hand.ts';
import { unscaleDecimal } from '../decimal.ts';
import { writeCards } from '../recorded-cards.ts';

/** The betting of a hand so far, a raise by the chips the raiser has then put in over the whole hand. */
export function bettingText(hand: Hand): string {
  let before = 0;
  let total = Math.max(...hand.rules.blinds);
  let text = '';
  for (const event of hand.events) {
    if (event.type === 'board') {
      before = total;
      text += '/';
    } else if (event.type === 'action') {
      if (event.action.type === 'raise') total = before + event.action.to;
      text += letterOf(event, total);
    }
  }
  return text;
}

/**
 * Hole cards by position, then the board street by street.
 * @param sees whether the reader sees the hole cards of a seat; default all
 */
export function cardsText(hand: Hand, sees: (seat: number) => boolean = () => true): string {
  const holes = hand.rules.startingStacks.map((_, seat) =>
    sees(seat) ? writeCards(hand.hole(seat) ?? []) : '',
  );
  const boards = hand.events.flatMap((event) =>
    event.type === 'board' ? [`/${writeCards(event.cards)}`] : [],
  );
  return holes.join('|') + boards.join('');
}

/** Amounts of chips, fractions to six places. */
export function chipsText(amounts: readonly number[]): string {
  return amounts.map((amount) => unscaleDecimal(amount, 0)).join('|');
}

function letterOf(event: Extract<HandEvent, { readonly type: 'action' }>, total: number): string {
  if (event.action.type === 'raise') return `r${total}`;
  return event.action.type === 'fold' ? 'f' : 'c';
}

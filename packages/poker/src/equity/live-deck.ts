import { type Card, formatCard } from '../cards/card.ts';
import { CardError } from '../cards/card-error.ts';

/**
 * The cards nobody holds, in rising order.
 *
 * @throws {CardError} `CARD_DUPLICATE`
 */
export function liveDeck(held: readonly Card[]): Card[] {
  const seen = new Set<Card>();
  for (const card of held) {
    if (seen.has(card)) {
      throw new CardError('CARD_DUPLICATE', `\`${formatCard(card)}\` is held twice`);
    }
    seen.add(card);
  }
  return Array.from({ length: 52 }, (_, card) => card).filter((card) => !seen.has(card));
}

/** @throws {CardError} `BOARD_WRONG_COUNT` */
export function checkBoard(board: readonly Card[]): void {
  if (![0, 3, 4, 5].includes(board.length)) {
    throw new CardError('BOARD_WRONG_COUNT', `A board has 0, 3, 4 or 5 cards, not ${board.length}`);
  }
}

/** @throws {CardError} `CARDS_WRONG_COUNT` */
export function checkHole(hole: readonly Card[]): void {
  if (hole.length !== 2) {
    throw new CardError('CARDS_WRONG_COUNT', `A hand has two hole cards, not ${hole.length}`);
  }
}

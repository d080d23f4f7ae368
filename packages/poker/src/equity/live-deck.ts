import { type Card, formatCard } from '../cards/card.ts';
import { CardError } from '../cards/card-error.ts';

/**
 * The cards nobody holds, in rising order.
 *
 * @throws {CardError} `CARD_DUPLICATE`
 */
export function liveDeck(held: readonly Card[]): Card[] {
  const seen = new Uint8Array(52);
  for (const card of held) {
    if (seen[card] === 1) {
      throw new CardError('CARD_DUPLICATE', `\`${formatCard(card)}\` is held twice`);
    }
    seen[card] = 1;
  }
  const live: Card[] = [];
  for (let card = 0; card < 52; card += 1) if (seen[card] === 0) live.push(card);
  return live;
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

import type { Card } from '@poker-bot/poker/cards/card';
import type { Random } from '@poker-bot/poker/random/random';

/** Brings cards drawn evenly from all of them to the front. */
export function drawFirst(
  cards: Card[],
  { count, random }: { readonly count: number; readonly random: Random },
): void {
  for (let place = 0; place < count; place += 1) {
    const other = place + random.below(cards.length - place);
    const card = cards[place] as Card;
    cards[place] = cards[other] as Card;
    cards[other] = card;
  }
}

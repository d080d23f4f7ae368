import type { Random } from '../random/random.ts';
import type { Card } from './card.ts';

/** All 52 cards in an order drawn evenly from all orders (Fisher–Yates, from the last place down). */
export function shuffledDeck(random: Random): Card[] {
  const deck = Array.from({ length: 52 }, (_, card) => card);
  for (let last = 51; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const card = deck[last] as Card;
    deck[last] = deck[other] as Card;
    deck[other] = card;
  }
  return deck;
}

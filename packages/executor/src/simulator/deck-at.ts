import type { Card } from '@poker-bot/poker/cards/card';
import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { createRandom } from '@poker-bot/poker/random/random';

/** The deck of one hand: every hand of a session can be dealt again by its number alone. */
export function deckAt(seed: string | number, index: number): Card[] {
  return shuffledDeck(createRandom(seed).fork(index));
}

import type { Card } from '../cards/card.ts';
import { type HandSum, plusCard } from './hand-sum.ts';

/**
 * Visits `start` with every `count` cards of the deck, in the order of the deck; `next` is the place after the last card
 * taken.
 */
export function forEachCombination(
  options: { readonly start: HandSum; readonly deck: ArrayLike<Card>; readonly count: number },
  visit: (sum: HandSum, next: number) => void,
): void {
  const { deck } = options;
  const extend = (sum: HandSum, from: number, left: number): void => {
    for (let place = from; place <= deck.length - left; place += 1) {
      const extended = plusCard(sum, deck[place] as Card);
      if (left === 1) visit(extended, place + 1);
      else extend(extended, place + 1, left - 1);
    }
  };
  if (options.count === 0) visit(options.start, 0);
  else extend(options.start, 0, options.count);
}

import type { Card } from '../cards/card.ts';
import { comboAt, comboCount, comboIndex } from '../ranges/combo.ts';

/** Where a change of suits takes each combo. */
export type ComboMap = Uint16Array;

/** The changes of suits, of 24, that leave each of these sets of cards as it is; the one that changes nothing is first. */
export function suitSymmetries(fixed: readonly (readonly Card[])[]): ComboMap[] {
  return permutations([0, 1, 2, 3])
    .filter((suits) => fixed.every((cards) => isKept(cards, suits)))
    .map(comboMap);
}

function permutations(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((first) =>
    permutations(values.filter((value) => value !== first)).map((others) => [first, ...others]),
  );
}

function isKept(cards: readonly Card[], suits: readonly number[]): boolean {
  return cards.every((card) => cards.includes(moved(card, suits)));
}

function comboMap(suits: readonly number[]): ComboMap {
  return Uint16Array.from({ length: comboCount }, (_, combo) => {
    const [low, high] = comboAt(combo);
    return comboIndex(moved(low, suits), moved(high, suits));
  });
}

function moved(card: Card, suits: readonly number[]): Card {
  return (card & ~3) + (suits[card & 3] as number);
}

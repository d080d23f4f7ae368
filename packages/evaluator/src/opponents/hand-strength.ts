import type { Card } from '@poker-bot/poker/cards/card';
import { evaluate } from '@poker-bot/poker/evaluator/evaluate';

const cardCount = 52;

/**
 * Share of the other two-card holdings that a hand beats on a board as it lies, ties counted half, by enumeration
 * (the "hand strength" of Billings et al., The challenge of poker, 2002). Cards to come are not looked at.
 *
 * @param board three to five cards
 */
export function handStrength(hole: readonly Card[], board: readonly Card[]): number {
  const own = evaluate([...hole, ...board]);
  const known = new Set([...hole, ...board]);
  const rest: Card[] = [];
  for (let card = 0; card < cardCount; card += 1) if (!known.has(card)) rest.push(card);
  const other = [0, 0, ...board];
  let beaten = 0;
  let holdings = 0;
  for (let first = 1; first < rest.length; first += 1) {
    other[0] = rest[first] ?? 0;
    for (let second = 0; second < first; second += 1) {
      other[1] = rest[second] ?? 0;
      const strength = evaluate(other);
      if (strength < own) beaten += 2;
      else if (strength === own) beaten += 1;
      holdings += 2;
    }
  }
  return beaten / holdings;
}

/** Strengths of the hands of one deal, worked out once however many players and rotations ask. */
export class DealStrengths {
  readonly #known = new Map<number, number>();

  /** @param board the board of this deal, as far as it is dealt */
  strength(hole: readonly Card[], board: readonly Card[]): number {
    const key = ((hole[0] ?? 0) * cardCount + (hole[1] ?? 0)) * 8 + board.length;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const strength = handStrength(hole, board);
    this.#known.set(key, strength);
    return strength;
  }
}

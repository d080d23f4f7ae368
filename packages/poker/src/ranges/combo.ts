import type { Card } from '../cards/card.ts';

/** Two hole cards, the lower card first. */
export type Combo = readonly [Card, Card];

export const comboCount = 1326;

const combos: readonly Combo[] = Array.from({ length: 52 }, (_, higher) =>
  Array.from({ length: higher }, (_, lower): Combo => [lower, higher]),
).flat();

/** The place of two different cards among all combos, in either order: higher × (higher − 1) / 2 + lower. */
export function comboIndex(a: Card, b: Card): number {
  return a < b ? (b * (b - 1)) / 2 + a : (a * (a - 1)) / 2 + b;
}

/** @throws {RangeError} unless `index` is a whole number from 0 to 1325 */
export function comboAt(index: number): Combo {
  const combo = combos[index];
  if (combo === undefined) throw new RangeError(`A combo is a number from 0 to 1325, not ${index}`);
  return combo;
}

import type { Card } from '../cards/card.ts';

/** Pairs of different cards. */
export const comboCount = 1326;

/** Index 0..1325 of a pair of different cards, the same for both orders: larger·(larger−1)/2 + smaller. */
export function comboIndex(a: Card, b: Card): number {
  return a > b ? (a * (a - 1)) / 2 + b : (b * (b - 1)) / 2 + a;
}

const larger = new Uint8Array(comboCount);
const smaller = new Uint8Array(comboCount);
for (let high = 1; high < 52; high += 1) {
  for (let low = 0; low < high; low += 1) {
    larger[comboIndex(high, low)] = high;
    smaller[comboIndex(high, low)] = low;
  }
}

/** The two cards of a combo, the larger first. */
export function comboCards(index: number): readonly [Card, Card] {
  const high = larger[index];
  const low = smaller[index];
  if (high === undefined || low === undefined) throw new RangeError(`No combo ${index}`);
  return [high, low];
}

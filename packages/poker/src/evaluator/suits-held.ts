import { suitKeys } from './card-keys.ts';

/** No suit is held often enough. */
export const noSuit = -1;

/** By the sum of suit keys of `size` cards: the suit held at least `least` times (more than half of them), or `noSuit`. */
export function fillSuitsHeld(
  suits: Int8Array,
  options: { readonly size: number; readonly least: number },
): void {
  suits.fill(noSuit);
  suitKeys.forEach((key, suit) => {
    forEachSuitSum(options.size - options.least, options.least * key, (sum) => {
      suits[sum] = suit;
    });
  });
}

function forEachSuitSum(count: number, sum: number, visit: (sum: number) => void): void {
  if (count === 0) {
    visit(sum);
    return;
  }
  for (const key of suitKeys) forEachSuitSum(count - 1, sum + key, visit);
}

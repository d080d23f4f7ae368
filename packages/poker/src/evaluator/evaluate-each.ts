import { evaluate7 } from './evaluate.ts';

/**
 * Writes the strength of each hand: seven different cards a hand, one after the other in `cards`. The quickest way to
 * evaluate hands that have nothing to do with each other. As many hands are read as `strengths` has places.
 */
export function evaluateEach(cards: Uint8Array, strengths: Uint16Array): void {
  for (let hand = 0; hand < strengths.length; hand += 1) {
    // Whole-number arithmetic throughout: without `| 0` each of the seven reads checks for an overflow.
    const at = Math.imul(7, hand);
    strengths[hand] = evaluate7(
      cards[at] as number,
      cards[(at + 1) | 0] as number,
      cards[(at + 2) | 0] as number,
      cards[(at + 3) | 0] as number,
      cards[(at + 4) | 0] as number,
      cards[(at + 5) | 0] as number,
      cards[(at + 6) | 0] as number,
    );
  }
}

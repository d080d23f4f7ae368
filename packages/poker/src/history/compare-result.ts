import type { Hand } from '../holdem/hand.ts';
import { decimalPlaces, scaleDecimal, unscaleDecimal } from './decimal.ts';
import type { HandHistory } from './hand-history.ts';
import { HistoryError } from './history-error.ts';

/**
 * Compares the stacks after the last recorded action with the recorded ones: exactly where they are whole chips, else to
 * the last place written.
 * @throws HistoryError HISTORY_RESULT_MISMATCH naming the first seat that differs
 */
export function compareResult(hand: Hand, history: HandHistory): void {
  const { finishingStacks, places, resultLine } = history;
  if (finishingStacks === undefined) return;
  const written = Math.max(...finishingStacks.map(decimalPlaces));
  for (const [seat, recorded] of finishingStacks.entries()) {
    if (isSame({ chips: hand.stack(seat), recorded, places, written })) continue;
    const replayed = unscaleDecimal(hand.stack(seat), places);
    const state = hand.awaiting === 'over' ? '' : `, with the hand still awaiting ${hand.awaiting}`;
    throw new HistoryError(
      'HISTORY_RESULT_MISMATCH',
      `p${seat + 1} ends with ${replayed}${state}; the record says ${recorded}`,
      { line: resultLine },
    );
  }
}

interface Comparison {
  readonly chips: number;
  readonly recorded: string;
  readonly places: number;
  /** Places after the point the record is written to. */
  readonly written: number;
}

function isSame({ chips, recorded, places, written }: Comparison): boolean {
  const exact = scaleDecimal(recorded, places);
  if (written <= places) return exact === chips;
  if (exact !== undefined && exact === chips) return true;
  const expected = Number(recorded) * 10 ** places;
  // Half of the last written place, or what a double can hold of such a number, where it is written to that.
  const tolerance = Math.max(0.5 * 10 ** (places - written), Math.abs(expected) * 2 ** -50);
  return Math.abs(chips - expected) <= tolerance * (1 + 2 ** -20);
}

import type { HistoryFailure } from './history-error.ts';
import { isFailure, readHands } from './read-history.ts';
import { replay } from './replay.ts';

export interface Verification {
  readonly hands: number;
  /** How many replay to their recorded result. */
  readonly ok: number;
  readonly failed: readonly HistoryFailure[];
}

/**
 * Reads and replays every hand of a text.
 * @throws HistoryError HISTORY_FORMAT_UNKNOWN when the text holds no hands, and is not the log of a match that had none
 */
export function verifyHistory(text: string, options: { readonly fileName: string }): Verification {
  const failed: HistoryFailure[] = [];
  let hands = 0;
  for (const hand of readHands(text, { ...options, mayBeEmpty: true }).hands) {
    hands += 1;
    const failure = isFailure(hand) ? hand : replay(hand).mismatch;
    if (failure !== undefined) failed.push(failure);
  }
  return { hands, ok: hands - failed.length, failed };
}

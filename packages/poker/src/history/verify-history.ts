import type { HistoryFailure } from './history-error.ts';
import { isFailure, readHistory } from './read-history.ts';
import { replay } from './replay.ts';

export interface Verification {
  readonly hands: number;
  /** How many replay to their recorded result. */
  readonly ok: number;
  readonly failed: readonly HistoryFailure[];
}

/**
 * Reads and replays every hand of a text.
 * @throws HistoryError HISTORY_FORMAT_UNKNOWN when the text holds no hands
 */
export function verifyHistory(text: string, options: { readonly fileName: string }): Verification {
  const { hands } = readHistory(text, options);
  const failed = hands.flatMap((hand) => {
    const failure = isFailure(hand) ? hand : replay(hand).mismatch;
    return failure === undefined ? [] : [failure];
  });
  return { hands: hands.length, ok: hands.length - failed.length, failed };
}

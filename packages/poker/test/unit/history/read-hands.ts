import type { HandHistory } from '../../../src/history/hand-history.ts';
import { isFailure, readHistory } from '../../../src/history/read-history.ts';

/** The hands of a text that has no fault. */
export function readAll(text: string): HandHistory[] {
  return readHistory(text, { fileName: 'test' }).hands.map((hand) => {
    if (isFailure(hand)) throw new Error(`${hand.line}: ${hand.message}`);
    return hand;
  });
}

/** The one hand of a text. */
export function readOne(text: string): HandHistory {
  const [only] = readAll(text);
  if (only === undefined) throw new Error('No hand');
  return only;
}

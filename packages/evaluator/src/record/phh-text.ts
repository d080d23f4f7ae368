import { recordPhh } from '@poker-bot/logger/hands/record-phh';
import { type HandLine, isCrashed } from './hand-line.ts';

/**
 * A hand as a `.phh` text; nothing of one that crashed, which no notation has.
 *
 * @param place where it is on file
 * @throws HistoryError `HISTORY_SYNTAX` where an action is none, `HISTORY_NOT_EXPRESSIBLE`
 */
export function phhText(
  line: HandLine,
  place: { readonly file: string; readonly line: number },
): string | undefined {
  return isCrashed(line) ? undefined : recordPhh(line, place);
}

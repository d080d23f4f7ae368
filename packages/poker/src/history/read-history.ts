import { readAcpc } from './acpc/read-acpc.ts';
import type { HandHistory } from './hand-history.ts';
import { HistoryError, type HistoryFailure } from './history-error.ts';
import { readPhh } from './phh/read-phh.ts';

export type HistoryFormat = 'phh' | 'acpc';

export interface ReadHistory {
  readonly format: HistoryFormat;
  /** In the order of the file; a hand that cannot be read stands as its failure and stops no other. */
  readonly hands: readonly (HandHistory | HistoryFailure)[];
}

/**
 * Reads hands in PHH (one or many) or as the match text of an ACPC dealer, told apart by their content.
 * @throws HistoryError HISTORY_FORMAT_UNKNOWN when the text is neither
 */
export function readHistory(text: string, options: { readonly fileName: string }): ReadHistory {
  const { format, hands } = readHands(text, options);
  return { format, hands: [...hands] };
}

/**
 * The same, each hand read only when it is asked for: all hands of a large file at once fill the memory.
 *
 * @param options.mayBeEmpty the log of a match that had no hand is one without hands
 * @throws HistoryError HISTORY_FORMAT_UNKNOWN, also at the end of hands that are none
 */
export function readHands(
  text: string,
  options: { readonly fileName: string; readonly mayBeEmpty?: boolean },
): { readonly format: HistoryFormat; readonly hands: Iterable<HandHistory | HistoryFailure> } {
  const { fileName, mayBeEmpty = false } = options;
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const format = formatOf(content);
  const hands = format === 'acpc' ? readAcpc(content, fileName) : readPhh(content, fileName);
  return { format, hands: mayBeEmpty && format === 'acpc' ? hands : requireAny(hands) };
}

function* requireAny<Read>(hands: Iterable<Read>): Generator<Read> {
  let any = false;
  for (const hand of hands) {
    any = true;
    yield hand;
  }
  if (any) return;
  throw new HistoryError('HISTORY_FORMAT_UNKNOWN', 'The file holds no hand', { line: 1 });
}

export function isFailure(hand: HandHistory | HistoryFailure): hand is HistoryFailure {
  return 'code' in hand;
}

function formatOf(text: string): HistoryFormat {
  if (/^(?:STATE:|SCORE:|# name\/game\/hands\/seed )/m.test(text)) return 'acpc';
  // One field of the standard is enough: what else is wrong is then told with its line.
  if (/^[ \t]*(?:variant|actions|starting_stacks|blinds_or_straddles)[ \t]*=/m.test(text))
    return 'phh';
  throw new HistoryError(
    'HISTORY_FORMAT_UNKNOWN',
    'The file is neither PHH (`variant = …`) nor an ACPC match text (`STATE:…`)',
    { line: 1 },
  );
}

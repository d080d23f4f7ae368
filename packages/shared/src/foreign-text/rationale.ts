import { oneLine, type Redact } from './one-line.ts';

/** A sentence or two, in characters. */
export const longestRationale = 300;

/**
 * Why a language model advised something, fit to be kept and shown: one line, cut, nothing in it that a terminal obeys. It is
 * read by people only.
 *
 * @param redact of the line before it is cut
 * @returns undefined where nothing is left
 */
export function rationaleOf(text: string, redact?: Redact): string | undefined {
  return oneLine(text, longestRationale, redact) || undefined;
}

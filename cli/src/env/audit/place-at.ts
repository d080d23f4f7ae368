import type { Place } from './findings/finding.ts';

/** The place of a position in a text, from 1. */
export function placeAt(file: string, text: string, index: number): Place {
  const before = text.slice(0, index).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

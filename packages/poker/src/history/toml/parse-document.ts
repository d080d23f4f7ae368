import { HistoryError } from '../history-error.ts';
import { Cursor } from './cursor.ts';
import { claimKey, parseAssignment, parseKey } from './parse-value.ts';
import type { TomlEntry } from './toml-value.ts';

/** The fields under one `[name]`, or before the first one, or the fault that ended their reading. */
export interface TomlSection {
  /** Undefined for the fields before the first header. */
  readonly name: string | undefined;
  readonly line: number;
  readonly entries: readonly TomlEntry[];
  readonly error: HistoryError | undefined;
}

/**
 * Reads a document of the TOML subset hand histories use: fields, and tables one level deep. A fault ends its own
 * section only; reading goes on at the next line that holds a table header. Sections are read as they are asked for.
 */
export function* parseDocument(text: string): Generator<TomlSection> {
  const cursor = new Cursor(text);
  const names = new Set<string>();
  let section = parseSection(cursor, undefined, 1);
  if (section.entries.length > 0 || section.error !== undefined) yield section;
  while (!cursor.done) {
    const line = cursor.line;
    const header = parseHeader(cursor);
    section =
      header.error === undefined
        ? parseSection(cursor, header.name, line)
        : { name: undefined, line, entries: [], error: header.error };
    if (header.error !== undefined) skipToHeader(cursor);
    yield names.has(header.name ?? '') ? duplicate(section) : section;
    if (header.name !== undefined) names.add(header.name);
  }
}

function parseSection(cursor: Cursor, name: string | undefined, line: number): TomlSection {
  const entries: TomlEntry[] = [];
  const keys = new Set<string>();
  let start = cursor.mark();
  try {
    for (;;) {
      cursor.skipLines();
      if (cursor.done || cursor.peek() === '[') return { name, line, entries, error: undefined };
      start = cursor.mark();
      const key = parseKey(cursor);
      claimKey(cursor, keys, key);
      entries.push({ key, line: start.line, value: parseAssignment(cursor) });
      cursor.endLine();
    }
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    // An array left open swallows the headers after it: look for the next one from where the broken field began.
    cursor.rewind(start);
    skipToHeader(cursor);
    return { name, line, entries, error };
  }
}

function parseHeader(cursor: Cursor): {
  readonly name: string | undefined;
  readonly error: HistoryError | undefined;
} {
  try {
    cursor.take();
    cursor.skipBlanks();
    if (cursor.peek() === '[') cursor.fail('Arrays of tables are not part of the format');
    const name = parseKey(cursor);
    cursor.skipBlanks();
    if (cursor.peek() !== ']') cursor.fail('Expected `]` after the name of a table');
    cursor.take();
    cursor.endLine();
    return { name, error: undefined };
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    return { name: undefined, error };
  }
}

const headerLine = /[ \t]*(?=\[[ \t]*[\w"'-]+[ \t]*\][ \t]*(?:#[^\n]*)?\r?(?:\n|$))/y;

function skipToHeader(cursor: Cursor): void {
  do cursor.match(/[^\n]*\n?/y);
  while (!cursor.done && cursor.match(headerLine) === undefined);
}

function duplicate(section: TomlSection): TomlSection {
  return {
    ...section,
    error: new HistoryError('HISTORY_SYNTAX', `The table \`${section.name}\` is given twice`, {
      line: section.line,
    }),
  };
}

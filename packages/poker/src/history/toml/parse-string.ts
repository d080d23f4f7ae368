import type { Cursor } from './cursor.ts';

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\u001b',
  '"': '"',
  '\\': '\\',
};

/** Characters that stand for themselves: from the blank on, without the quote, and in a basic string the backslash. */
const plainInBasic = /[ !#-[\]-\uFFFF]+/y;
const plainInLiteral = /[ -&(-\uFFFF]+/y;

/** Reads a basic or literal string, of one line or several, whose quote is next. */
export function parseString(cursor: Cursor): string {
  const quote = cursor.peek();
  const long = quote.repeat(3);
  if (cursor.startsWith(long)) return parseLong(cursor, long);
  cursor.take();
  let text = '';
  for (;;) {
    if (cursor.done || cursor.peek() === '\n') cursor.fail('A string is not closed on its line');
    if (cursor.peek() === quote) {
      cursor.take();
      return text;
    }
    text += takeCharacter(cursor, quote);
  }
}

function parseLong(cursor: Cursor, long: string): string {
  cursor.take(3);
  cursor.match(/\r?\n/y);
  let text = '';
  while (!cursor.startsWith(long)) {
    if (cursor.done) cursor.fail(`A string opened by \`${long}\` is not closed`);
    const folded = long[0] === '"' ? cursor.match(/\\[ \t]*\r?\n[ \t\r\n]*/y) : undefined;
    if (folded === undefined) text += takeCharacter(cursor, long[0] ?? '');
  }
  cursor.take(3);
  // Up to two quotes may stand directly before the closing three.
  while (cursor.peek() === long[0]) text += cursor.take();
  return text;
}

function takeCharacter(cursor: Cursor, quote: string): string {
  const run = cursor.match(quote === '"' ? plainInBasic : plainInLiteral);
  if (run !== undefined) return run;
  if (quote === '"' && cursor.peek() === '\\') return takeEscape(cursor);
  const character = cursor.peek();
  if (character < ' ' && !'\t\r\n'.includes(character)) {
    cursor.fail('A string holds a control character; write it as an escape');
  }
  return cursor.take();
}

function takeEscape(cursor: Cursor): string {
  const unicode = cursor.match(/\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}/y);
  if (unicode !== undefined) {
    const code = Number.parseInt(unicode.slice(2), 16);
    const surrogate = code >= 0xd800 && code <= 0xdfff;
    if (code > 0x10ffff || surrogate) cursor.fail(`\`${unicode}\` is no character`);
    return String.fromCodePoint(code);
  }
  const escaped = escapes[cursor.text[cursor.offset + 1] ?? ''];
  if (escaped === undefined) {
    cursor.fail(`Unknown escape \`${cursor.text.slice(cursor.offset, cursor.offset + 2)}\``);
  }
  cursor.take(2);
  return escaped;
}

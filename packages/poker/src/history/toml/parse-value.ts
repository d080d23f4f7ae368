import type { Cursor } from './cursor.ts';
import { parseString } from './parse-string.ts';
import type { TomlEntry, TomlValue } from './toml-value.ts';

const date =
  /\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})?)?|\d{2}:\d{2}:\d{2}(?:\.\d+)?/y;
const float =
  /[+-]?(?:inf|nan|(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?|[eE][+-]?\d(?:_?\d)*))(?![\w.])/y;
const integer =
  /(?:[+-]?(?:0|[1-9](?:_?\d)*)|0x[\dA-Fa-f](?:_?[\dA-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*)(?![\w.])/y;
const bareKey = /[A-Za-z0-9_-]+/y;

/** Reads the value that is next: string, number, date, boolean, array or inline table. */
export function parseValue(cursor: Cursor): TomlValue {
  const place = { line: cursor.line, column: cursor.column };
  const next = cursor.peek();
  if (next === '"' || next === "'") return { ...place, kind: 'string', text: parseString(cursor) };
  if (next === '[')
    return { ...place, kind: 'array', items: cursor.nest(() => parseArray(cursor)) };
  if (next === '{')
    return { ...place, kind: 'table', entries: cursor.nest(() => parseInlineTable(cursor)) };
  const boolean = cursor.match(/(?:true|false)(?!\w)/y);
  if (boolean !== undefined) return { ...place, kind: 'boolean', value: boolean === 'true' };
  return { ...place, ...parsePlain(cursor) };
}

/** Reads a bare or quoted key. */
export function parseKey(cursor: Cursor): string {
  const next = cursor.peek();
  if (next === '"' || next === "'") return parseString(cursor);
  return cursor.match(bareKey) ?? cursor.fail('Expected the name of a field');
}

/** Takes a key of a table that knows those it has already. */
export function claimKey(cursor: Cursor, keys: Set<string>, key: string): void {
  if (keys.has(key)) cursor.fail(`\`${key}\` is given twice`);
  keys.add(key);
}

/** Reads `= value`, after a key. */
export function parseAssignment(cursor: Cursor): TomlValue {
  cursor.skipBlanks();
  if (cursor.peek() === '.') cursor.fail('Dotted names are not part of the format');
  if (cursor.peek() !== '=') cursor.fail('Expected `=` after the name of a field');
  cursor.take();
  cursor.skipBlanks();
  return parseValue(cursor);
}

function parsePlain(cursor: Cursor): {
  readonly kind: 'date' | 'float' | 'integer';
  readonly text: string;
} {
  const dated = cursor.match(date);
  if (dated !== undefined) return { kind: 'date', text: dated };
  const fractional = cursor.match(float);
  if (fractional !== undefined) return { kind: 'float', text: fractional.replaceAll('_', '') };
  const whole = cursor.match(integer);
  if (whole !== undefined) return { kind: 'integer', text: whole.replaceAll('_', '') };
  const word = cursor.match(/[^\s,\]}#]+/y);
  return cursor.fail(word === undefined ? 'Expected a value' : `\`${word}\` is no value`);
}

function parseArray(cursor: Cursor): TomlValue[] {
  const items: TomlValue[] = [];
  cursor.take();
  for (;;) {
    cursor.skipLines();
    if (cursor.peek() === ']') break;
    items.push(parseValue(cursor));
    cursor.skipLines();
    if (cursor.peek() === ']') break;
    if (cursor.peek() !== ',') cursor.fail('Expected `,` or `]` in an array');
    cursor.take();
  }
  cursor.take();
  return items;
}

function parseInlineTable(cursor: Cursor): TomlEntry[] {
  const entries: TomlEntry[] = [];
  const keys = new Set<string>();
  cursor.take();
  for (;;) {
    cursor.skipBlanks();
    if (cursor.peek() === '}' && entries.length === 0) break;
    const line = cursor.line;
    const key = parseKey(cursor);
    claimKey(cursor, keys, key);
    entries.push({ key, line, value: parseAssignment(cursor) });
    cursor.skipBlanks();
    if (cursor.peek() === '}') break;
    if (cursor.peek() !== ',') cursor.fail('Expected `,` or `}` in an inline table');
    cursor.take();
  }
  cursor.take();
  return entries;
}

import type { TomlValue } from './toml-value.ts';

/** Writes a value on one line, in the one form this project uses. */
export function formatValue(value: TomlValue): string {
  switch (value.kind) {
    case 'string':
      return formatString(value.text);
    case 'integer':
    case 'float':
    case 'date':
      return value.text;
    case 'boolean':
      return String(value.value);
    case 'array':
      return `[${value.items.map(formatValue).join(', ')}]`;
    case 'table': {
      const entries = value.entries.map(
        ({ key, value: inner }) => `${formatKey(key)} = ${formatValue(inner)}`,
      );
      return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
    }
  }
}

export function formatKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : formatString(key);
}

/** Nothing in it is written as an escape. */
const plain = /^[\w ?.-]*$/;

/** A basic string: the escapes of JSON are those of TOML, but for DEL, which TOML wants escaped too. */
export function formatString(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

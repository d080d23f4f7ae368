/** A value and where it ends, or why it cannot be read. */
export type ReadValue =
  | { readonly value: string; readonly end: number }
  | { readonly problem: string };

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  $: '$',
};

/** Reads the value that begins at `start`. */
export function readDotenvValue(text: string, start: number): ReadValue {
  const quote = text[start];
  if (quote === "'") return readSingleQuoted(text, start);
  if (quote === '"') return readDoubleQuoted(text, start);
  const end = lineEnd(text, start);
  const line = text.slice(start, end);
  const comment = /(^|[ \t])#/.exec(line);
  return { value: (comment ? line.slice(0, comment.index) : line).trimEnd(), end };
}

function readSingleQuoted(text: string, start: number): ReadValue {
  const close = text.indexOf("'", start + 1);
  if (close === -1) return { problem: 'the single quote is never closed' };
  return afterQuote({ text, close, value: withoutReturns(text.slice(start + 1, close)) });
}

function readDoubleQuoted(text: string, start: number): ReadValue {
  let value = '';
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') return afterQuote({ text, close: index, value });
    if (character === '\\') {
      index += 1;
      const next = text[index] ?? '';
      value += escapes[next] ?? `\\${next}`;
    } else if (character !== '\r' || text[index + 1] !== '\n') {
      value += character;
    }
  }
  return { problem: 'the double quote is never closed' };
}

interface Closed {
  readonly text: string;
  readonly close: number;
  readonly value: string;
}

function afterQuote({ text, close, value }: Closed): ReadValue {
  const end = lineEnd(text, close + 1);
  const rest = text.slice(close + 1, end);
  if (!/^\s*$|^[ \t]+#/.test(rest)) {
    return { problem: 'there is text after the closing quote' };
  }
  return { value, end };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

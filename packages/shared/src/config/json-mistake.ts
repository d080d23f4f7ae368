type Expected =
  | 'value'
  | 'value-or-end'
  | 'name'
  | 'name-or-end'
  | 'colon'
  | 'comma-or-end'
  | 'nothing';

const space = /[ \t\r\n]*/y;
const token =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/**
 * Where a text stops being JSON. The parser of the engine does not say it of every mistake.
 * @returns an offset in characters, that of the end where something is missing there; undefined where nothing is wrong
 */
export function jsonMistake(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at += lengthAt(space, text, at);
    const length = lengthAt(token, text, at);
    if (length === 0) return at === text.length && expected === 'nothing' ? undefined : at;
    const next = afterToken(text.slice(at, at + length), expected, open);
    if (next === undefined) return at;
    expected = next;
    at += length;
  }
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

type Open = ('{' | '[')[];

/** What has to follow; undefined where the token does not belong there. */
function afterToken(found: string, expected: Expected, open: Open): Expected | undefined {
  switch (found) {
    case '{':
    case '[':
      return mayBegin(expected) ? opened(found, open) : undefined;
    case '}':
      return closed('{', { expected, orEnd: 'name-or-end', open });
    case ']':
      return closed('[', { expected, orEnd: 'value-or-end', open });
    case ',':
      return expected === 'comma-or-end' ? afterComma(open) : undefined;
    case ':':
      return expected === 'colon' ? 'value' : undefined;
    default:
      if (found.startsWith('"') && expected.startsWith('name')) return 'colon';
      return mayBegin(expected) ? afterValue(open) : undefined;
  }
}

function mayBegin(expected: Expected): boolean {
  return expected === 'value' || expected === 'value-or-end';
}

function opened(bracket: '{' | '[', open: Open): Expected {
  open.push(bracket);
  return bracket === '{' ? 'name-or-end' : 'value-or-end';
}

function closed(
  bracket: '{' | '[',
  {
    expected,
    orEnd,
    open,
  }: { readonly expected: Expected; readonly orEnd: Expected; readonly open: Open },
): Expected | undefined {
  const isDue = expected === 'comma-or-end' || expected === orEnd;
  return isDue && open.pop() === bracket ? afterValue(open) : undefined;
}

function afterComma(open: Open): Expected {
  return open.at(-1) === '{' ? 'name' : 'value';
}

function afterValue(open: Open): Expected {
  return open.length === 0 ? 'nothing' : 'comma-or-end';
}

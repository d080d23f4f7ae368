import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dotenvValues, formatDotenv } from '../../../src/env/dotenv-file.ts';
import { formatAssignment } from '../../../src/env/format-assignment.ts';
import { parseDotenv } from '../../../src/env/parse-dotenv.ts';

function valuesOf(text: string): Record<string, string> {
  const values = dotenvValues(parseDotenv(text, '.env'));
  return Object.fromEntries([...values].map(([name, { value }]) => [name, value]));
}

describe('an environment file', () => {
  test.each([
    ['a plain value', 'A=1', { A: '1' }],
    ['spaces around name and value', '  A = one two  ', { A: 'one two' }],
    ['an empty value', 'A=', { A: '' }],
    ['`export`', 'export A=1', { A: '1' }],
    ['a comment after a value', 'A=1 # one', { A: '1' }],
    ['a comment in place of a value', 'A= # one', { A: '' }],
    ['`#` inside a value', 'A=a#b', { A: 'a#b' }],
    ['`=` inside a value', 'A=b=c', { A: 'b=c' }],
    ['single quotes as they are', "A='a\\n $B # c'", { A: 'a\\n $B # c' }],
    ['escapes in double quotes', 'A="a\\n\\t\\"\\\\\\$B"', { A: 'a\n\t"\\$B' }],
    ['an unknown escape as it is', 'A="C:\\dir"', { A: 'C:\\dir' }],
    ['a comment after quotes', 'A="x" # y', { A: 'x' }],
    ['values over several lines', 'A="1\n2"\nB=\'3\n4\'', { A: '1\n2', B: '3\n4' }],
    ['lines that end in CRLF', 'A=1\r\nB="2\r\n3"\r\n', { A: '1', B: '2\n3' }],
    ['a byte order mark', '\uFEFFA=1', { A: '1' }],
    ['the last of several lines', 'A=1\nA=2', { A: '2' }],
    ['nothing substituted', 'A=$HOME', { A: '$HOME' }],
  ])('may hold %s', (_what, text, values) => {
    expect(valuesOf(text)).toEqual(values);
    expect(formatDotenv(parseDotenv(text, '.env'))).toBe(text);
  });

  test.each([
    ['no `=`', 'A=1\nB', '`.env:2`: expected `NAME=value`, there is no `=`'],
    [
      'a name that begins with a digit',
      '1A=1',
      '`.env:1`: expected `NAME=value`; a name begins with a letter or `_`',
    ],
    [
      'a name with a dash',
      'A-B=1',
      '`.env:1`: expected `NAME=value`; a name has letters, digits and `_` only',
    ],
    ['an open double quote', 'A=1\n\nB="x', '`.env:3`: `B`: the double quote is never closed'],
    ['an open single quote', "B='x", '`.env:1`: `B`: the single quote is never closed'],
    ['text after a quote', 'B="x"y', '`.env:1`: `B`: there is text after the closing quote'],
    [
      'an error after a value of two lines',
      'A="1\n2"\nB',
      '`.env:3`: expected `NAME=value`, there is no `=`',
    ],
  ])('is refused with its line for %s', (_what, text, message) => {
    expect(() => parseDotenv(text, '.env')).toThrow(
      expect.objectContaining({ code: 'ENV_FILE_SYNTAX', message }),
    );
  });

  test('gives back every value that was written into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const text = `${formatAssignment('ONE', one)}\n# between\n${formatAssignment('OTHER', other)}\n`;
        expect(valuesOf(text)).toEqual({ ONE: one, OTHER: other });
        expect(formatDotenv(parseDotenv(text, '.env'))).toBe(text);
      }),
    );
  });

  test('is kept byte for byte whatever it holds, or refused', () => {
    const piece = fc.constantFrom(
      'A',
      'B=',
      '"',
      "'",
      '#',
      ' ',
      '\n',
      '\r\n',
      '\\',
      '=',
      'export ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        try {
          expect(formatDotenv(parseDotenv(text, '.env'))).toBe(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'ENV_FILE_SYNTAX' });
        }
      }),
      { numRuns: 500 },
    );
  });
});

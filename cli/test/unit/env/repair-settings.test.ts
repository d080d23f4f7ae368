import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repairSettings } from '../../../src/env/audit/settings/repair-settings.ts';
import { dotenvValues } from '../../../src/env/dotenv-file.ts';
import { parseDotenv, readDotenvEntries } from '../../../src/env/parse-dotenv.ts';

function repair(text: string) {
  const content = { text, entries: [...readDotenvEntries(text)] };
  const file = { path: '.env', unit: undefined, mode: 0o600, content };
  return repairSettings(file) ?? { text: '', changes: ['unread'] };
}

describe('a repair', () => {
  test.each([
    ['a byte order mark', '\uFEFFA_B=1\n', 'A_B=1\n', 'removed the byte order mark'],
    [
      'Windows line ends',
      '# c\r\nA_B=1\r\n',
      '# c\nA_B=1\n',
      'changed Windows line ends to line feeds',
    ],
    ['export', '  export A_B=1 # c\n', '  A_B=1 # c\n', 'removed `export` from line 1'],
    [
      'a repeated line',
      'A_B=1\n# c\nA_B=1\n',
      'A_B=1\n# c\n',
      'removed line 3, which repeats `A_B`',
    ],
    [
      'a second name',
      'RETENTION_DAYS="9" # c\n',
      'LOGGER_RETENTION_DAYS="9" # c\n',
      'renamed `RETENTION_DAYS` to `LOGGER_RETENTION_DAYS` in line 1',
    ],
  ])('puts right %s and nothing else', (_what, before, after, change) => {
    expect(repair(before)).toEqual({ text: after, changes: [change] });
  });

  test.each([
    ['lines that contradict each other', 'A_B=1\nA_B=2\nA_B=1\n'],
    ['both names with different values', 'RETENTION_DAYS=1\nLOGGER_RETENTION_DAYS=2\n'],
    ['a line that does not parse', 'A_B 1\nC_D="open\n'],
    ['comments, empty lines and odd spaces', '\n# export A_B=1\n   A_B  =  1   # why\n\n'],
  ])('leaves %s as they are', (_what, text) => {
    expect(repair(text)).toEqual({ text, changes: [] });
  });

  test('never changes what a file says', () => {
    const value = fc.constantFrom('1', '2', '"a b"', "'x'", '', '"two\r\nlines"', 'v # c');
    const line = fc
      .tuple(
        fc.constantFrom('', 'export ', '  '),
        fc.constantFrom('A_B', 'RETENTION_DAYS', 'LOGGER_RETENTION_DAYS', 'LOG_LEVEL'),
        value,
        fc.constantFrom('\n', '\r\n'),
      )
      .map(([before, name, text, end]) => `${before}${name}=${text}${end}`);
    const file = fc
      .tuple(fc.constantFrom('', '\uFEFF'), fc.array(line, { maxLength: 8 }))
      .map(([mark, lines]) => mark + lines.join(''));
    fc.assert(
      fc.property(file, (text) => {
        expect(meaning(repair(text).text)).toEqual(meaning(text));
        // What was put right once has nothing left to put right.
        expect(repair(repair(text).text).changes).toEqual([]);
      }),
    );
  });
});

/** The values by first name; of both names the first one counts, as for a unit. */
function meaning(text: string): Record<string, string | undefined> {
  const values = dotenvValues(parseDotenv(text, '.env'));
  const get = (name: string) => values.get(name)?.value;
  return {
    A_B: get('A_B'),
    LOG_LEVEL: get('LOG_LEVEL'),
    retention: get('LOGGER_RETENTION_DAYS') ?? get('RETENTION_DAYS'),
  };
}

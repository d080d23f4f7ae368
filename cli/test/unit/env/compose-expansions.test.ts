import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeExpansions } from '../../../src/env/compose-expansions.ts';
import { formatAssignment } from '../../../src/env/format-assignment.ts';
import { parseDotenv } from '../../../src/env/parse-dotenv.ts';

const found = (text: string) => composeExpansions(parseDotenv(text, '.env'));

describe('what Docker Compose reads otherwise', () => {
  test('is named with its line', () => {
    expect(found(`# $A\nONE=1\n\nTWO=pa$word\nexport THREE = "x\n\${y}"\n`)).toEqual([
      { name: 'TWO', line: 4 },
      { name: 'THREE', line: 5 },
    ]);
  });

  test('is nothing in single quotes, in comments and behind a backslash in double quotes', () => {
    for (const text of [`A='$x'`, 'A=x # $x', 'A="x" # $x', 'A= # $x', 'A="\\$x"']) {
      expect(found(text)).toEqual([]);
    }
  });

  test('is never what we write ourselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a$\\"\'{}# \n') }), (value) => {
        expect(found(formatAssignment('A', value))).toEqual([]);
      }),
    );
  });
});

import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWords } from '../../../src/shell/shell-words.ts';

test('plain words stay as they are, others are quoted', () => {
  expect(shellWords(['ab', '--seed', 'a b', "it's", ''])).toBe("ab --seed 'a b' 'it'\\''s' ''");
});

test('a shell reads the same words', () => {
  const word = fc.string().map((text) => text.replaceAll('\0', ''));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
      const script = `for word in ${shellWords(words)}; do printf '%s\\0' "$word"; done`;
      const read = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
      expect(read).toBe(words.map((each) => `${each}\0`).join(''));
    }),
    { numRuns: 20 },
  );
});

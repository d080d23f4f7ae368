import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Redaction } from '../../../src/secrets/redaction.ts';

function through(values: readonly string[], pieces: readonly string[]): string {
  const redaction = new Redaction(values);
  return pieces.map((piece) => redaction.take(piece)).join('') + redaction.end();
}

describe('redaction', () => {
  test.each<[string, string[], string[], string]>([
    ['in one piece', ['sk-123'], ['key sk-123!'], 'key [secret]!'],
    ['over two pieces', ['sk-123'], ['key sk', '-123!'], 'key [secret]!'],
    ['letter by letter', ['sk-123'], [...'a sk-123 b'], 'a [secret] b'],
    [
      'of which one begins the other',
      ['abcd', 'abcdef'],
      ['abcd', 'ef abcd x'],
      '[secret] [secret] x',
    ],
    ['that ends as it begins', ['aXXa'], ['aXXa', ' b'], '[secret] b'],
    ['with a line end', ['one\ntwo'], ['one\n', 'two\n'], '[secret]\n'],
    ['that never comes to its end', ['sk-123'], ['key sk-'], 'key sk-'],
    ['too short to be hidden', ['a'], ['banana'], 'banana'],
  ])('hides a value %s', (_, values, pieces, shown) => {
    expect(through(values, pieces)).toBe(shown);
  });

  test('shows the same however the text is cut', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'X'), maxLength: 40 });
    const values = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 4, maxLength: 7 }),
      {
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(values, fc.array(letters, { maxLength: 6 }), (hidden, pieces) => {
        expect(through(hidden, pieces)).toBe(through(hidden, [pieces.join('')]));
      }),
    );
  });

  test('hides every character of every occurrence, and no other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'X'), maxLength: 80 });
    const value = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(text, fc.array(value, { maxLength: 3 }), (shown, values) => {
        const covered = [...shown].map((_, index) =>
          values.some((each) => {
            const from = Math.max(0, index - each.length + 1);
            const at = shown.indexOf(each, from);
            return at !== -1 && at <= index;
          }),
        );
        const left = [...shown].filter((_, index) => !covered[index]).join('');
        expect(through(values, [shown]).replaceAll('[secret]', '')).toBe(left);
      }),
    );
  });

  test('is done with a long value that is all one letter, in text that is, too', () => {
    const pieces = Array.from({ length: 64 }, () => 'x'.repeat(65_536));
    expect(through(['x'.repeat(60_000)], ['key ', ...pieces, '!'])).toBe('key [secret]!');
  });
});

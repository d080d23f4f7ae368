import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonMistake } from '../../src/config/json-mistake.ts';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test.each([
  ['', 0],
  ['{', 1],
  ['{"a": 1,}', 8],
  ['{"a" 1}', 5],
  ['[1, 2', 5],
  ['[1 2]', 3],
  ['{"a": tru}', 6],
  ['{a: 1}', 1],
  ['"one\nline"', 0],
  ['01', 1],
  ['[]]', 2],
  ['[}', 1],
  ['{"a": 1} x', 9],
])('%j is wrong at %i', (text, at) => {
  expect(jsonMistake(text)).toBe(at);
});

test('what is JSON has no mistake, and what is none has one', () => {
  const damage = fc.tuple(fc.nat(200), fc.nat(3), fc.string({ maxLength: 3 }));
  fc.assert(
    fc.property(fc.json(), fc.option(damage), (json, damaged) => {
      const [from, cut, put] = damaged ?? [0, 0, ''];
      const text = json.slice(0, from) + put + json.slice(from + cut);
      const at = jsonMistake(text);
      expect(at === undefined).toBe(isJson(text));
      expect(at ?? 0).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2_000 },
  );
});

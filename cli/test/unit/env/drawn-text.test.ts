import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { looksRandom } from '../../../src/env/audit/secrets/drawn-text.ts';

test.each([
  'throw-missing-2026-01-15',
  'MyTestPassword2024Value',
  'settings.openai_v2_credentials',
  'a-key-for-the-solver-01',
  '1234567890123456',
  'short1A2b3C4d',
])('%s is written by somebody', (text) => expect(looksRandom(text)).toBe(false));

test('what a machine draws is nearly always known as such', () => {
  const drawn = fc
    .integer()
    .map((seed) => createHash('sha512').update(String(seed)).digest('base64url').slice(0, 40));
  const texts = fc.sample(drawn, 1_000);
  expect(texts.filter(looksRandom).length).toBeGreaterThan(990);
});

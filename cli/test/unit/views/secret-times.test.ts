import { expect, test } from 'vitest';
import { ageOf } from '../../../src/views/secret-times.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

test.each([
  ['2026-02-27T12:00:00Z', '2 d'],
  ['2026-03-01T12:00:00Z', '0 ms'],
  // The clock was put back.
  ['2026-03-03T12:00:00Z', 'in 2 d'],
  [null, '-'],
])('a secret that was stored at %s is %s old', (createdAt, age) => {
  expect(ageOf(createdAt, now)).toBe(age);
});

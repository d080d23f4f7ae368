import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handLogName, handLogPart, isHandLog } from '../../../src/hands/hand-log-name.ts';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/);

test('the first part of a session has no number', () => {
  const name = { prefix: 'session', sessionId: 'monday' };
  expect([0, 1, 12].map((part) => handLogName(name, part))).toEqual([
    'session-monday.jsonl',
    'session-monday.1.jsonl',
    'session-monday.12.jsonl',
  ]);
});

test('an id that ends like a number keeps apart from the parts of another session', () => {
  expect(handLogName({ prefix: 'session', sessionId: 'a' }, 1)).toBe('session-a.1.jsonl');
  expect(handLogName({ prefix: 'session', sessionId: 'a.1' }, 0)).toBe('session-a.1.0.jsonl');
});

test('a file name belongs to one part of one session', () => {
  fc.assert(
    fc.property(id, id, fc.nat(99), fc.nat(99), (one, other, part, otherPart) => {
      const name = { prefix: 'p', sessionId: one };
      const file = handLogName(name, part);
      expect(handLogPart(name, file)).toBe(part);
      expect(isHandLog('p', file)).toBe(true);
      if (one !== other)
        expect(handLogName({ ...name, sessionId: other }, otherPart)).not.toBe(file);
    }),
    { numRuns: 2_000 },
  );
});

test('only files of the prefix are hand logs', () => {
  const files = [
    'p-a.jsonl',
    'p-a.jsonl.torn',
    'p-a.0123456789ab.config.json',
    'p-a.phhs',
    'q-a.jsonl',
    'p.jsonl',
    'p-a.txt',
  ];
  expect(files.filter((file) => isHandLog('p', file))).toEqual(files.slice(0, 4));
});

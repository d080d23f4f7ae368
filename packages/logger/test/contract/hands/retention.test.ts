import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeOldHandLogs } from '../../../src/hands/retention.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 4, 1);
const clock = { now: () => now, monotonic: () => 0 };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'retention-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function file(name: string, age: number): void {
  const path = join(directory, name);
  writeFileSync(path, 'x\n');
  utimesSync(path, (now - age) / 1000, (now - age) / 1000);
}

test('hand logs older than the retention go, younger ones and files of others stay', () => {
  file('session-old.jsonl', 8 * day);
  file('session-old.1.jsonl.torn', 8 * day);
  file('session-old.0123456789ab.config.json', 8 * day);
  file('session-young.jsonl', 6 * day);
  file('other-old.jsonl', 99 * day);
  file('session-notes.txt', 99 * day);
  mkdirSync(join(directory, 'session-folder.jsonl'));
  const removed = removeOldHandLogs({ directory, prefix: 'session', days: 7, clock });
  expect(removed).toEqual(
    ['session-old.0123456789ab.config.json', 'session-old.1.jsonl.torn', 'session-old.jsonl'].map(
      (name) => join(directory, name),
    ),
  );
  expect(readdirSync(directory).sort()).toEqual([
    'other-old.jsonl',
    'session-folder.jsonl',
    'session-notes.txt',
    'session-young.jsonl',
  ]);
});

test('a retention of 0 days keeps everything', () => {
  file('session-old.jsonl', 9_999 * day);
  expect(removeOldHandLogs({ directory, prefix: 'session', days: 0, clock })).toEqual([]);
  expect(readdirSync(directory)).toEqual(['session-old.jsonl']);
});

test('a folder that is not there has nothing to remove', () => {
  const missing = join(directory, 'missing');
  expect(removeOldHandLogs({ directory: missing, prefix: 'session', days: 1, clock })).toEqual([]);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../../../../test/support/temporary-folder.ts';
import { PhhsFile } from '../../../src/run-folder/phhs-file.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder('phhs-file');
  path = join(folder.path, 'hands.phhs');
});
afterEach(() => folder[Symbol.dispose]());

test('hands are numbered, a blank line between them', () => {
  const file = new PhhsFile(path);
  for (const text of ["variant = 'NT'\n", 'actions = []\n']) file.add(text);
  file.put();
  file.discard();
  expect(readFileSync(path, 'utf8')).toBe("[1]\nvariant = 'NT'\n\n[2]\nactions = []\n");
  expect(readdirSync(folder.path)).toEqual(['hands.phhs']);
});

test('a run without hands has an empty file', () => {
  const file = new PhhsFile(path);
  file.put();
  file.discard();
  expect(readFileSync(path, 'utf8')).toBe('');
});

test('before it is put nothing has its name, and discarded nothing is left', () => {
  const file = new PhhsFile(path);
  file.add('x'.repeat(100_000));
  expect(readdirSync(folder.path)).toEqual(['hands.phhs.tmp']);
  expect(existsSync(path)).toBe(false);
  file.discard();
  expect(readdirSync(folder.path)).toEqual([]);
});

test('a process that has lost its run to another one takes nothing away from it', () => {
  const lost = new PhhsFile(path);
  lost.add('lost'.repeat(100_000));
  const ours = new PhhsFile(path);
  ours.add('ours'.repeat(100_000));
  lost.add('lost'.repeat(100_000));
  expect(() => lost.put()).toThrow('another process writes this file');
  lost.discard();
  ours.put();
  ours.discard();
  expect(readFileSync(path, 'utf8')).toBe(`[1]\n${'ours'.repeat(100_000)}`);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gitRevision } from '../../../src/suites/git-revision.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-revision-'));
  mkdirSync(join(folder, '.git/refs/heads'), { recursive: true });
  mkdirSync(join(folder, 'packages/evaluator'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, '.git', name), text);
const found = () => gitRevision(join(folder, 'packages/evaluator'));

test('the commit is read from a detached head, a branch and a packed branch', () => {
  write('HEAD', `${commit}\n`);
  expect(found()).toBe(commit);
  write('HEAD', 'ref: refs/heads/main\n');
  write('packed-refs', `# pack-refs with: peeled\n${commit} refs/heads/main\n`);
  expect(found()).toBe(commit);
  write('refs/heads/main', `${commit.replace('0', 'f')}\n`);
  expect(found()).toBe(commit.replace('0', 'f'));
});

test('a checkout without a commit has no revision', () => {
  write('HEAD', 'ref: refs/heads/main\n');
  expect(found()).toBeUndefined();
});

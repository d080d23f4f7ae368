import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../support/repository-root.ts';

const builder = resolve(import.meta.dirname, '../../fixtures/builder.mjs');
const lock = join(repositoryRoot, 'bin/lock.cjs');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-build-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const build = async () => {
  const args = [builder, lock, folder, join(folder, 'inside')];
  return (await promisify(execFile)(process.execPath, args)).stdout;
};
const deadProcess = () => spawnSync(process.execPath, ['-e', '0']).pid;

describe('the lock of a build', () => {
  test.each<[string, () => string]>([
    ['of a process that is gone', () => `${deadProcess()} 7d0c`],
    ['that a power cut left empty', () => ''],
    ['that says nothing', () => 'null'],
  ])('found abandoned, %s, goes to one of many processes after the other', async (_name, owner) => {
    writeFileSync(join(folder, 'build.lock'), owner());
    const outcomes = await Promise.all(Array.from({ length: 8 }, build));
    expect(outcomes).toEqual(Array.from({ length: 8 }, () => 'alone\n'));
    expect(readdirSync(folder)).toEqual([]);
  });
});

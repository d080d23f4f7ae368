import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
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

const start = (...more: string[]) =>
  promisify(execFile)(process.execPath, [builder, lock, folder, join(folder, 'inside'), ...more]);
const build = async () => (await start()).stdout;
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

  test('is waited for by the name of the process that holds it', async () => {
    writeFileSync(join(folder, 'build.lock'), `${process.pid} 7d0c`);
    const waiting = start();
    await once(waiting.child.stderr as Readable, 'data');
    rmSync(join(folder, 'build.lock'));
    expect(await waiting).toEqual({ stdout: 'alone\n', stderr: `waiting for ${process.pid}\n` });
  });

  test('is nobody’s to wait for when its holder has just left', async () => {
    writeFileSync(join(folder, 'build.lock'), `${process.pid} 7d0c`);
    expect(await start('late')).toEqual({ stdout: 'alone\n', stderr: '' });
  });
});

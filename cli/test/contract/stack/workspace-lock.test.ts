import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isHeld, type LockOwner, readOwner, tryLock } from '../../../src/stack/lock/lock-file.ts';
import { lockWorkspace } from '../../../src/stack/lock/workspace-lock.ts';

const contender = resolve(import.meta.dirname, '../../fixtures/contender.mjs');
const built = resolve(import.meta.dirname, '../../../dist/stack/lock/lock-file.js');
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-lock-'));
  path = join(folder, '.pokerbot/lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const take = () => tryLock({ path, verb: 'up', now: 5 });
const contend = (): Promise<string> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [contender, built, path, join(folder, 'inside')]);
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk;
    });
    child.once('close', () => done(text.trim()));
  });

describe('the lock of a workspace', () => {
  test('is held by one at a time and free after its release', () => {
    const first = take();
    expect(take()).toMatchObject({ pid: process.pid, verb: 'up', since: 5 });
    if (isHeld(first)) first.release();
    expect(readdirSync(join(folder, '.pokerbot'))).toEqual([]);
    expect(isHeld(take())).toBe(true);
  });

  test.each<[string, string]>([
    [
      'of a process that is gone',
      JSON.stringify({ pid: 2 ** 22 - 1, startTime: '1', token: 'gone' }),
    ],
    [
      'of a process whose number was given away',
      JSON.stringify({ pid: process.pid, startTime: '1', token: 'old' }),
    ],
    ['that a power cut left empty', ''],
    ['that is no object', 'null'],
    ['that names nobody', '{}'],
    ['that has no start', '{"pid":1,"token":"x"}'],
  ])('is taken over from an owner %s', (_name, content) => {
    take();
    writeFileSync(path, content);
    expect(isHeld(take())).toBe(true);
    expect(readOwner(path)).toMatchObject({ pid: process.pid });
    expect(readdirSync(join(folder, '.pokerbot'))).toEqual(['lock']);
  });

  test('goes to one of many processes that find it abandoned, one after the other', async () => {
    take();
    const abandoned: LockOwner = {
      pid: 2 ** 22 - 1,
      startTime: '1',
      token: 'gone',
      verb: 'up',
      since: 0,
    };
    writeFileSync(path, JSON.stringify(abandoned));
    const outcomes = await Promise.all(Array.from({ length: 12 }, contend));
    expect(outcomes).toEqual(Array(12).fill('alone'));
    expect(existsSync(path)).toBe(false);
  });

  test('leaves nothing beside it when the disk is full', async () => {
    mkdirSync(join(folder, '.pokerbot'));
    // No file may grow at all: to the program the disk is full.
    const command = 'ulimit -f 0; exec "$0" "$@"';
    const argv = ['-c', command, process.execPath, contender, built, path, join(folder, 'inside')];
    expect(spawnSync('sh', argv, { encoding: 'utf8' }).stderr).toContain('EFBIG');
    expect(readdirSync(join(folder, '.pokerbot'))).toEqual([]);
  });

  test('is waited for, saying for whom, or refused', async () => {
    const held = take();
    const options = {
      workspace: folder,
      verb: 'down',
      clock: systemClock,
      signal: new AbortController().signal,
    };
    const refused = lockWorkspace({ ...options, wait: false, onWait: () => undefined });
    await expect(refused).rejects.toMatchObject({
      code: 'LOCKED',
      message: expect.stringContaining(`\`pokerbot up\` (process ${process.pid})`),
    });
    const waitedFor: string[] = [];
    const waiting = lockWorkspace({
      ...options,
      wait: true,
      onWait: ({ verb }) => {
        waitedFor.push(verb);
        if (isHeld(held)) held.release();
      },
    });
    const lock = await waiting;
    expect(waitedFor).toEqual(['up']);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ verb: 'down' });
    lock.release();
  });
});

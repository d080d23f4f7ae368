import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveFolder } from '../../../src/stack/drivers/docker/build/context-archive.ts';
import { endOfArchive } from '../../../src/stack/drivers/docker/build/tar-entry.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What the system's own `tar` finds in the archive. */
async function listing(...flags: string[]): Promise<string[]> {
  const input = Buffer.concat([await archiveFolder(folder), endOfArchive]);
  const command = ['--list', '--quoting-style=literal', ...flags, '--file=-'];
  return execFileSync('tar', command, { input, encoding: 'utf8' }).trimEnd().split('\n');
}

describe('the archive of a folder', () => {
  test('is understood by tar, with links, rights and names of any length', async () => {
    const far = `${'folder/'.repeat(20)}${'é'.repeat(60)}`;
    write({ 'b.txt': 'bee', 'a/run.sh': '#!/bin/sh', [far]: 'far' });
    chmodSync(join(folder, 'a/run.sh'), 0o770);
    symlinkSync('../b.txt', join(folder, 'a/link'));
    const lines = await listing('--verbose', '--numeric-owner', '--full-time', '--utc');
    expect(lines.filter((line) => !/folder\/$/.test(line))).toEqual([
      'drwxr-xr-x 0/0               0 1970-01-01 00:00:00 a/',
      'lrwxrwxrwx 0/0               0 1970-01-01 00:00:00 a/link -> ../b.txt'.replace(
        'lrwxrwxrwx',
        'lrwxr-xr-x',
      ),
      '-rwxr-xr-x 0/0               9 1970-01-01 00:00:00 a/run.sh',
      '-rw-r--r-- 0/0               3 1970-01-01 00:00:00 b.txt',
      `-rw-r--r-- 0/0               3 1970-01-01 00:00:00 ${far}`,
    ]);
  });

  test('is the same whenever and with whatever rights the files were written', async () => {
    write({ 'a.txt': 'a', 'b.txt': 'b' });
    const first = await archiveFolder(folder);
    utimesSync(join(folder, 'a.txt'), 1, 1);
    chmodSync(join(folder, 'b.txt'), 0o600);
    expect((await archiveFolder(folder)).equals(first)).toBe(true);
    write({ 'a.txt': 'c' });
    expect((await archiveFolder(folder)).equals(first)).toBe(false);
  });

  test.each<[string, string, string[]]>([
    [
      'names what stays out',
      'node_modules\n**/*.log\n# comment\n',
      ['.dockerignore', 'a/', 'a/x.js', 'keep.txt'],
    ],
    ['names what is wanted', '*\n!a\n**/*.log\n', ['a/', 'a/x.js']],
    [
      'wants something of what stays out',
      'node_modules\n!node_modules/own/index.js\n',
      [
        '.dockerignore',
        'a/',
        'a/x.js',
        'a/y.log',
        'keep.txt',
        'node_modules/',
        'node_modules/own/',
        'node_modules/own/index.js',
      ],
    ],
  ])('follows a .dockerignore that %s', async (_name, rules, expected) => {
    write({
      '.dockerignore': rules,
      'keep.txt': '',
      'a/x.js': '',
      'a/y.log': '',
      'node_modules/own/index.js': '',
      'node_modules/other/index.js': '',
    });
    expect(await listing()).toEqual(expected);
  });
});

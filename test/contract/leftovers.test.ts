import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { leftovers } from '../support/leftovers.ts';
import { RunFolder } from '../support/run-folder.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = new RunFolder();
});
afterEach(() => folder[Symbol.dispose]());

async function working(settings: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv }) {
  const child = spawn('sleep', ['300'], { cwd: '/', env: {}, ...settings });
  const gone = once(child, 'exit');
  await once(child, 'spawn');
  onTestFinished(async () => {
    child.kill();
    await gone;
  });
  return child;
}

describe('what a run of tests leaves behind', () => {
  test('is nothing where all is taken away, but for the folder of sockets that workspaces share', async () => {
    mkdirSync(join(folder.path, `pokerbot-${process.getuid?.()}`));
    expect(await leftovers(folder)).toEqual([]);
  });

  test('is a file that is still there', async () => {
    writeFileSync(join(folder.path, 'notes'), '');
    expect(await leftovers(folder, 1)).toEqual(['the file or folder `notes`']);
    folder.clear();
    expect(await leftovers(folder)).toEqual([]);
  });

  test('is a process that was told to put its files there', async () => {
    const { pid } = await working({ env: { ...folder.environment } });
    expect(await leftovers(folder, 1)).toEqual([`process ${pid}: sleep 300`]);
  });

  test('is a process that works there, unless it ends in time', async () => {
    const child = await working({ cwd: folder.path });
    expect(await leftovers(folder, 1)).toEqual([`process ${child.pid}: sleep 300`]);
    const looking = leftovers(folder, 60_000);
    child.kill();
    expect(await looking).toEqual([]);
  });
});

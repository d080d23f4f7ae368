import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runBundle } from '../../support/run-bundle.ts';
import { snapshotFolder } from '../../support/snapshot-folder.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const argv = ['init', 'demo', '--yes', '--quiet'];

/** Kills `init` when so many entries have changed in its folder; gives whether it was still running then. */
async function initAndKill(folder: string, changes: number): Promise<boolean> {
  let seen = 0;
  const { signal } = await runBundle(argv, {
    folder,
    started: (child) => {
      const watcher = watch(folder, { recursive: true }, () => {
        seen += 1;
        if (seen >= changes) child.kill('SIGKILL');
      });
      child.on('close', () => watcher.close());
    },
  });
  return signal === 'SIGKILL';
}

describe('init that is killed', () => {
  test('at any moment is completed by the next run, to the same bytes', async () => {
    using reference = new TemporaryFolder();
    expect((await runBundle(argv, { folder: reference.path })).exitCode).toBe(0);
    const whole = snapshotFolder(join(reference.path, 'demo'));
    const killed: boolean[] = [];
    for (const changes of [1, 2, 4, 8, 16, 32, 48, 64, 256, 1_024]) {
      using folder = new TemporaryFolder();
      killed.push(await initAndKill(folder.path, changes));
      const left = snapshotFolder(folder.path);
      for (const [path, file] of Object.entries(left)) {
        if (!path.includes('drafts')) expect(file).toEqual(whole[path.replace('demo/', '')]);
      }
      expect((await runBundle(argv, { folder: folder.path })).exitCode).toBe(0);
      expect(snapshotFolder(join(folder.path, 'demo'))).toEqual(whole);
      expect(readdirSync(join(folder.path, 'demo/.pokerbot/drafts'))).toEqual([]);
    }
    expect(killed).toContain(true);
  });
});

describe('init on a full disk', () => {
  test('names the file, loses nothing and goes on when there is space', async () => {
    using folder = new TemporaryFolder();
    // No file may grow beyond one block: to the program the disk is full.
    const full = await runBundle(argv, { folder: folder.path, shell: 'ulimit -f 1' });
    expect({ exitCode: full.exitCode, stdout: full.stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(full.stderr).toMatch(/^error DISK_FULL: `.*\/demo\/.*`: .*\n\nhint: /);
    const left = Object.keys(snapshotFolder(folder.path)).filter((path) => path.includes('drafts'));
    expect(left).toEqual([]);
    expect((await runBundle(argv, { folder: folder.path })).exitCode).toBe(0);
    expect(existsSync(join(folder.path, 'demo/.env'))).toBe(true);
  });
});

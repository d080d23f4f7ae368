import { chownSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { describe, expect, test } from 'vitest';
import { leaveAllToOwner, leaveToOwner, makeFolder } from '../../../src/folder-owner.ts';
import { saveLines } from '../../../src/stack/drivers/docker/logs/saved-log.ts';
import { StateFile } from '../../../src/stack/drivers/docker/state-file.ts';
import { writeState } from '../../../src/stack/drivers/process/state-file.ts';
import { UnitLog } from '../../../src/stack/drivers/process/supervisor/unit-log.ts';
import { isHeld, tryLock } from '../../../src/stack/lock/lock-file.ts';
import { createAtomicWriter } from '../../../src/workspace/init/atomic-file.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;

/** A workspace that is somebody else's where root calls. */
function workspace(): TemporaryFolder {
  const folder = new TemporaryFolder();
  if (isRoot) chownSync(folder.path, 1_234, 5_678);
  return folder;
}
const ownerOf = (...path: string[]) => {
  const { uid, gid } = lstatSync(join(...path));
  return { uid, gid };
};

/** Each writes something into a workspace, and gives the paths of it. */
const writers: Readonly<Record<string, (folder: string) => string[]>> = {
  'what is remembered of containers': (folder) => {
    new StateFile(join(folder, '.pokerbot/docker.json'), () => 'key').mark(true);
    return ['.pokerbot', '.pokerbot/docker.json'];
  },
  'the snapshot of a supervisor': (folder) => {
    makeFolder(join(folder, '.pokerbot'));
    const state = { version: 1, workspace: folder, fingerprintKey: '', ports: {}, units: [] };
    writeState(join(folder, '.pokerbot/stack.json'), state);
    return ['.pokerbot', '.pokerbot/stack.json'];
  },
  'the lock of a workspace': (folder) => {
    const lock = tryLock({ path: join(folder, '.pokerbot/lock'), verb: 'up', now: 0 });
    expect(isHeld(lock)).toBe(true);
    return ['.pokerbot', '.pokerbot/lock'];
  },
  'the log of a container': (folder) => {
    saveLines(join(folder, 'logs/alpha.log'), [{ time: 0, text: 'hello' }]);
    return ['logs', 'logs/alpha.log'];
  },
  'the log of a process': (folder) => {
    const log = new UnitLog({
      path: join(folder, 'logs/alpha.log'),
      secrets: [],
      clock: systemClock,
    });
    log.write('hello');
    log.flush();
    return ['logs', 'logs/alpha.log'];
  },
  'a generated file': (folder) => {
    const writer = createAtomicWriter(join(folder, '.pokerbot'));
    writer.write(join(folder, 'docker/build/solver.Dockerfile'), { text: '', mode: 0o644 });
    writer.close();
    return ['.pokerbot', 'docker', 'docker/build', 'docker/build/solver.Dockerfile'];
  },
};

describe('what a command leaves in a workspace belongs to the owner of the workspace', () => {
  test.each(Object.entries(writers))('%s', (_name, write) => {
    using folder = workspace();
    const paths = write(folder.path);
    const owner = ownerOf(folder.path);
    expect(paths.map((path) => ({ path, ...ownerOf(folder.path, path) }))).toEqual(
      paths.map((path) => ({ path, ...owner })),
    );
  });

  test('a whole folder', () => {
    using folder = workspace();
    mkdirSync(join(folder.path, 'live/unit'), { recursive: true });
    writeFileSync(join(folder.path, 'live/unit/main.js'), '');
    leaveAllToOwner(join(folder.path, 'live'));
    expect(ownerOf(folder.path, 'live/unit/main.js')).toEqual(ownerOf(folder.path));
  });

  test('a link, and not what it points at', () => {
    using folder = workspace();
    using elsewhere = new TemporaryFolder();
    const before = ownerOf(elsewhere.path);
    symlinkSync(elsewhere.path, join(folder.path, 'link'));
    leaveAllToOwner(join(folder.path, 'link'));
    expect(ownerOf(elsewhere.path)).toEqual(before);
    expect(ownerOf(folder.path, 'link')).toEqual(ownerOf(folder.path));
  });

  test('but not what is a third one’s already', () => {
    using folder = workspace();
    writeFileSync(join(folder.path, 'theirs'), '');
    if (isRoot) chownSync(join(folder.path, 'theirs'), 42, 42);
    const before = ownerOf(folder.path, 'theirs');
    leaveToOwner(join(folder.path, 'theirs'));
    expect(ownerOf(folder.path, 'theirs')).toEqual(before);
  });
});

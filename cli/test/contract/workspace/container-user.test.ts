import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { containerUser, ordinaryUser } from '../../../src/container-user.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;

describe('the user of containers', () => {
  test('is whoever calls, and never root', () => {
    using folder = new TemporaryFolder();
    const caller = { uid: process.getuid?.(), gid: process.getgid?.() };
    expect(containerUser(folder.path)).toEqual(isRoot ? ordinaryUser : caller);
    expect(containerUser(join(folder.path, 'none'))).toEqual(isRoot ? ordinaryUser : caller);
  });

  test('is for root the owner of the workspace, who can write there', () => {
    using folder = new TemporaryFolder();
    const owner = isRoot ? { uid: 1_234, gid: 5_678 } : containerUser(folder.path);
    if (isRoot) chownSync(folder.path, owner.uid, owner.gid);
    expect(containerUser(folder.path)).toEqual(owner);
  });
});

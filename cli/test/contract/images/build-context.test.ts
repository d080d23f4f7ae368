import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { contextFolder, listContext } from '../../../src/images/build-context.ts';
import { syncContext } from '../../../src/images/sync-context.ts';
import { type Installation, installationAt } from '../../../src/installation.ts';
import { repositoryRoot } from '../../support/repository-root.ts';
import { snapshotFolder } from '../../support/snapshot-folder.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const solver = 'services/solver/src/main.ts';
const members = [
  'services/solver',
  'packages/shared',
  'packages/logger',
  'packages/poker',
  'proto',
];
const nothing = { written: [], removed: [] };

/** A checkout with a service and what it imports, without what is built and what is tested. */
function copyOfCheckout(folder: string): Installation {
  const left = new Set(['node_modules', 'dist', 'test']);
  for (const path of [...members, 'templates/docker']) {
    cpSync(join(repositoryRoot, path), join(folder, path), {
      recursive: true,
      preserveTimestamps: true,
      filter: (source) => !left.has(basename(source)),
    });
  }
  for (const path of ['package.json', 'pnpm-lock.yaml', 'tsconfig.base.json']) {
    cpSync(join(repositoryRoot, path), join(folder, path));
  }
  return installationAt(folder);
}

describe('the build context', () => {
  const paths = listContext(installationAt(repositoryRoot)).map(({ path }) => path);

  test('holds manifests, sources and the steps of a build, and nothing of the CLI or of tests', () => {
    expect([...new Set(paths.map((path) => path.split('/')[0]))].sort()).toEqual([
      '.dockerignore',
      'build',
      'manifests',
      'sources',
    ]);
    expect(paths).toEqual(
      expect.arrayContaining([
        'build/get-pnpm.mjs',
        'manifests/pnpm-lock.yaml',
        'manifests/services/solver/package.json',
        'sources/tsconfig.json',
        `sources/${solver}`,
      ]),
    );
    expect(paths.filter((path) => /(^|\/)(cli\/src|test|dist|node_modules)\//.test(path))).toEqual(
      [],
    );
  });

  test('asks for what units need at run time and for a compiler, and for nothing else', () => {
    using folder = new TemporaryFolder();
    const context = contextFolder(folder.path);
    syncContext(installationAt(repositoryRoot), context);
    const lockfile = readFileSync(join(context, 'manifests/pnpm-lock.yaml'), 'utf8');
    const manifests = paths.filter((path) => path.endsWith('package.json'));
    const groups = manifests.flatMap((path) => {
      const manifest = JSON.parse(readFileSync(join(context, path), 'utf8'));
      return Object.keys(manifest.devDependencies ?? {});
    });
    expect(groups).toEqual(['@types/node', 'typescript']);
    const known = ['zod', 'pino', 'typescript', 'vitest', '@oclif/core', 'dockerode', 'ts-proto'];
    expect(known.filter((name) => new RegExp(`^  '?${name}@`, 'm').test(lockfile))).toEqual([
      'zod',
      'pino',
      'typescript',
    ]);
  });
});

describe('the context of a workspace', () => {
  let checkout: TemporaryFolder;
  let workspace: TemporaryFolder;
  let installation: Installation;
  let context: string;
  beforeEach(() => {
    checkout = new TemporaryFolder();
    workspace = new TemporaryFolder();
    installation = copyOfCheckout(checkout.path);
    context = contextFolder(workspace.path);
    syncContext(installation, context);
    return () => {
      checkout[Symbol.dispose]();
      workspace[Symbol.dispose]();
    };
  });
  const sync = () => syncContext(installation, context);

  test('is written once', () => {
    const before = snapshotFolder(workspace.path);
    expect(sync()).toEqual(nothing);
    expect(snapshotFolder(workspace.path)).toEqual(before);
  });

  test('is the same wherever the checkout lies and whenever it was made', () => {
    using other = new TemporaryFolder();
    using moved = new TemporaryFolder();
    syncContext(copyOfCheckout(moved.path), contextFolder(other.path));
    expect(snapshotFolder(contextFolder(other.path))).toEqual(snapshotFolder(context));
  });

  test('follows an edit, a new file and one that is gone', () => {
    appendFileSync(join(checkout.path, solver), '// edited\n');
    writeFileSync(join(checkout.path, 'services/solver/src/new.ts'), '');
    rmSync(join(checkout.path, 'services/solver/src/heuristic'), { recursive: true });
    const { written, removed } = sync();
    expect(written).toEqual([`sources/${solver}`, 'sources/services/solver/src/new.ts']);
    expect(removed.at(-1)).toBe('sources/services/solver/src/heuristic');
    expect(readFileSync(join(context, 'sources', solver), 'utf8')).toMatch(/\/\/ edited\n$/);
    expect(sync()).toEqual(nothing);
  });

  test('follows an edit that keeps the size', () => {
    const file = join(checkout.path, solver);
    writeFileSync(file, readFileSync(file, 'utf8').replace('solver', 'sOlver'));
    expect(sync()).toEqual({ written: [`sources/${solver}`], removed: [] });
  });

  test('is not written for a file that was only touched', () => {
    const now = new Date(Date.now() + 5_000);
    utimesSync(join(checkout.path, solver), now, now);
    expect(sync()).toEqual(nothing);
    expect(Math.round(statSync(join(context, 'sources', solver)).mtimeMs)).toBe(now.getTime());
  });

  test('is not written for a change that reaches the CLI alone', () => {
    const lockfile = join(checkout.path, 'pnpm-lock.yaml');
    const before = readFileSync(lockfile, 'utf8');
    const changed = before.replaceAll('listr2', 'another');
    writeFileSync(lockfile, changed);
    expect(changed).not.toBe(before);
    expect(sync()).toEqual(nothing);
  });

  test('is repaired: what was changed in it, what does not belong, what stands in the way', () => {
    writeFileSync(join(context, 'sources', solver), 'broken');
    rmSync(join(context, 'manifests/package.json'));
    mkdirSync(join(context, 'manifests/package.json'));
    writeFileSync(join(context, 'manifests/package.json/inside'), '');
    mkdirSync(join(context, 'sources/node_modules/left'), { recursive: true });
    const before = snapshotFolder(contextFolder(workspace.path));
    expect(before[`sources/${solver}`]?.text).toBe('broken');
    expect(sync()).toEqual({
      written: ['manifests/package.json', `sources/${solver}`],
      removed: [
        'manifests/package.json/inside',
        'manifests/package.json',
        'sources/node_modules/left',
        'sources/node_modules',
      ],
    });
    expect(sync()).toEqual(nothing);
  });
});

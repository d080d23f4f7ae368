import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { repositoryRoot } from '../../support/repository-root.ts';
import { finished } from '../../support/scenario-workspace.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const steps = join(repositoryRoot, 'templates/docker/build');

function run(step: string, args: readonly string[], folder: string, registry?: string) {
  const env = { ...process.env, ...(registry && { npm_config_registry: registry }) };
  const program = join(steps, `${step}.mjs`);
  return finished(spawn(process.execPath, [program, ...args], { cwd: folder, env }));
}

/** Everything below a folder as `mode path`, and the times that things have. */
function laidOut(folder: string) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const { mode, mtimeMs } = lstatSync(path);
    return { path: relative(folder, path), mode: (mode & 0o7777).toString(8), mtimeMs };
  });
  return {
    paths: entries.map(({ path }) => path).sort(),
    modes: Object.fromEntries(entries.map(({ path, mode }) => [path, mode])),
    times: [...new Set(entries.map(({ mtimeMs }) => new Date(mtimeMs).toISOString()))],
  };
}

describe('assembling a unit', () => {
  test('takes what runs of it and of what it imports, writable only where volumes are', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, stderr } = await run(
      'assemble-unit',
      ['vision', folder.path],
      repositoryRoot,
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { paths, modes, times } = laidOut(folder.path);
    expect(paths.filter((path) => path.split('/').length <= 2)).toEqual([
      'app',
      'app/cache',
      'app/config',
      'app/dist',
      'app/logs',
      'app/node_modules',
      'app/package.json',
      'app/results',
    ]);
    expect(readdirSync(join(folder.path, 'app/node_modules/@poker-bot'))).toEqual([
      'logger',
      'poker',
      'proto',
      'shared',
    ]);
    expect(paths).toContain('app/node_modules/@poker-bot/shared/dist/health/probe.js');
    expect(
      paths.filter((path) => /\.\w+$/.test(path) && !/\.js$|package\.json$/.test(path)),
    ).toEqual([]);
    expect(times).toEqual(['1980-01-01T00:00:00.000Z']);
    expect(
      Object.keys(modes)
        .filter((path) => modes[path] === '1777')
        .sort(),
    ).toEqual(['app/cache', 'app/logs', 'app/results']);
    expect([modes.app, modes['app/config'], modes['app/dist/main.js']]).toEqual([
      '755',
      '755',
      '644',
    ]);
  });

  test('gives the base the health probe', async () => {
    using folder = new TemporaryFolder();
    await run('assemble-unit', ['base', folder.path], repositoryRoot);
    const { paths } = laidOut(join(folder.path, 'app'));
    expect(paths.filter((path) => !path.includes('/'))).toEqual([
      'cache',
      'config',
      'logs',
      'node_modules',
      'results',
    ]);
    expect(paths).toContain('node_modules/@poker-bot/shared/dist/health/probe.js');
  });

  test('fails for what is no unit', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, stderr } = await run('assemble-unit', ['sover', folder.path], repositoryRoot);
    expect([exitCode, stderr.includes('There is no package @poker-bot/sover')]).toEqual([1, true]);
  });
});

test('assembling modules leaves out what no program loads', async () => {
  using folder = new TemporaryFolder();
  const files = [
    'chart/package.json',
    'chart/LICENSE',
    'chart/lib/index.js',
    'chart/lib/index.d.ts',
    'chart/lib/index.js.map',
    'chart/lib/doc/page.cjs',
    'chart/test/index.test.js',
    'chart/README.md',
    '@scope/wire/index.mjs',
    '@scope/wire/tests/all.js',
    '@scope/wire/schema.proto',
    '@types/chart/index.d.ts',
    '@types/chart/package.json',
    '.modules.yaml',
    '.bin/chart',
  ];
  for (const file of files) {
    mkdirSync(join(folder.path, 'node_modules', file, '..'), { recursive: true });
    writeFileSync(join(folder.path, 'node_modules', file), file);
  }
  await run('assemble-modules', ['out'], folder.path);
  const { paths, times } = laidOut(join(folder.path, 'out/node_modules'));
  expect(paths.filter((path) => files.includes(path))).toEqual([
    '@scope/wire/index.mjs',
    '@scope/wire/schema.proto',
    'chart/LICENSE',
    'chart/lib/doc/page.cjs',
    'chart/lib/index.js',
    'chart/package.json',
  ]);
  expect(times).toEqual(['1980-01-01T00:00:00.000Z']);
});

describe('getting pnpm', () => {
  /** An archive of one program, and a registry that has it after so many failures. */
  async function registry(failures = 0) {
    const folder = new TemporaryFolder();
    onTestFinished(() => folder[Symbol.dispose]());
    mkdirSync(join(folder.path, 'package/bin'), { recursive: true });
    writeFileSync(
      join(folder.path, 'package/bin/pnpm.cjs'),
      '#!/usr/bin/env node\nconsole.log("it runs")\n',
    );
    await finished(spawn('tar', ['-czf', 'pnpm.tgz', 'package'], { cwd: folder.path }));
    const archive = readFileSync(join(folder.path, 'pnpm.tgz'));
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url ?? '');
      response.writeHead(asked.length <= failures ? 503 : 200).end(archive);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/npm/`;
    const hash = createHash('sha512').update(archive).digest('hex');
    return { folder: folder.path, url, hash, asked };
  }
  const pin = (folder: string, packageManager: string) =>
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ packageManager }));

  test('takes the version that is pinned, also at the third try, and makes it a program', async () => {
    const { folder, url, hash, asked } = await registry(2);
    pin(folder, `pnpm@10.0.1+sha512.${hash}`);
    const { exitCode } = await run(
      'get-pnpm',
      [join(folder, 'program'), join(folder, 'pnpm')],
      folder,
      url,
    );
    expect([exitCode, new Set(asked), asked.length]).toEqual([
      0,
      new Set(['/npm/pnpm/-/pnpm-10.0.1.tgz']),
      3,
    ]);
    expect((await finished(spawn(join(folder, 'pnpm')))).stdout).toBe('it runs\n');
  });

  test('refuses another one', async () => {
    const { folder, url } = await registry();
    pin(folder, `pnpm@10.0.1+sha512.${'0'.repeat(128)}`);
    const { exitCode, stderr } = await run(
      'get-pnpm',
      [join(folder, 'program'), join(folder, 'pnpm')],
      folder,
      url,
    );
    expect([exitCode, /pnpm 10\.0\.1 has the hash [0-9a-f]{128}, not 0{128}/.test(stderr)]).toEqual(
      [1, true],
    );
    expect(readdirSync(folder).sort()).toEqual(['package', 'package.json', 'pnpm.tgz']);
  });

  test('refuses a version without a hash', async () => {
    const { folder, url, asked } = await registry();
    pin(folder, 'pnpm@10.0.1');
    const { exitCode } = await run(
      'get-pnpm',
      [join(folder, 'program'), join(folder, 'pnpm')],
      folder,
      url,
    );
    expect([exitCode, asked]).toEqual([1, []]);
  });
});

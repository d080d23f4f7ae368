import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../../src/stack/manifest/read-manifest.ts';
import { changed, edit, init, initJson } from '../../support/init-workspace.ts';
import { snapshotFolder } from '../../support/snapshot-folder.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

describe('init a second time', () => {
  test('writes nothing and says so', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const before = snapshotFolder(folder.path);
    expect(await init(folder.path, '--yes')).toEqual({
      exitCode: 0,
      stdout: `Nothing to write: \`${folder.path}\` is up to date\n`,
      stderr: '',
    });
    expect(snapshotFolder(folder.path)).toEqual(before);
  });

  test('remembers the answers and keeps every edit', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes', '--driver', 'process');
    edit(folder.path, 'pokerbot.yaml', (text) =>
      text.replace('environment: {}', 'environment: { LOG_LEVEL: debug }'),
    );
    appendFileSync(join(folder.path, '.env'), 'SOLVER_PORT=6001\n');
    const before = snapshotFolder(folder.path);
    const { exitCode, document } = await initJson(folder.path, '--yes');
    expect({ exitCode, written: document.written, files: changed(document) }).toEqual({
      exitCode: 0,
      written: 0,
      files: {},
    });
    expect(snapshotFolder(folder.path)).toEqual(before);
  });

  test('merges new answers with edits elsewhere in the file and shows the difference', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    edit(folder.path, 'pokerbot.yaml', (text) =>
      text.replace('environment: {}', 'environment: { LOG_LEVEL: debug }'),
    );
    const { stdout, exitCode } = await init(folder.path, '--yes', '--driver', 'process');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: [
        '~ pokerbot.yaml  merged with your edits',
        '    @@ -4 +4 @@',
        '     ',
        '     # What runs the units: `process` (children on this machine), `docker`, or `auto` for what this machine has.',
        '    -driver: auto',
        '    +driver: process',
        '     ',
        '     # Variables for every unit that reads them. `.env`, `.env.<unit>` and the process environment are stronger.',
        '',
        `Wrote 1 file in \`${folder.path}\``,
        'Next: `pokerbot up` there starts the stack, `pokerbot eval smoke --hands 100` plays it',
        '',
      ].join('\n'),
    });
    const { environment, driver } = readManifest(folder.path);
    expect({ environment, driver }).toEqual({
      environment: { LOG_LEVEL: 'debug' },
      driver: 'process',
    });
  });

  test('carries an answer into every file that it decides, and keeps edits of each', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    edit(folder.path, 'compose.yaml', (text) => text.replace('mem_limit: 1g', 'mem_limit: 3g'));
    edit(folder.path, 'docker/solver.Dockerfile', (text) => text.replace('2s', '5s'));
    const { document } = await initJson(folder.path, '--yes', '--no-vision');
    expect(changed(document)).toEqual({
      'pokerbot.yaml': 'updated',
      '.env': 'updated',
      'compose.yaml': 'merged',
    });
    const compose = readFileSync(join(folder.path, 'compose.yaml'), 'utf8');
    expect([compose.includes('mem_limit: 3g'), compose.includes('vision:')]).toEqual([true, false]);
  });

  test('builds on the images that the workspace has locked', async () => {
    using folder = new TemporaryFolder();
    const digest = `sha256:${'1234567890abcdef'.repeat(4)}`;
    await init(folder.path, '--yes');
    edit(folder.path, 'config/images.lock', (text) => text.replace('null', `"${digest}"`));
    const { document } = await initJson(folder.path, '--yes');
    expect([...new Set(Object.values(changed(document)))]).toEqual(['updated']);
    expect(readFileSync(join(folder.path, 'docker/base.Dockerfile'), 'utf8')).toContain(
      `ARG NODE_IMAGE=node:24-bookworm-slim@${digest}\n`,
    );
    const forced = await initJson(folder.path, '--yes', '--force');
    expect(forced.document.written).toBe(document.written + 1);
    expect((await initJson(folder.path, '--yes')).document.written).toBe(0);
  });

  test('names a lock of images that cannot be read', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    edit(folder.path, 'config/images.lock', (text) => text.replace('null', '"latest"'));
    const { exitCode, document } = await initJson(folder.path, '--yes');
    expect({ exitCode, code: document.error.code, message: document.error.message }).toEqual({
      exitCode: 2,
      code: 'CONFIG_INVALID',
      message: [
        `\`${join(folder.path, 'config/images.lock')}\` does not follow its schema`,
        '`images.node.digest`: expected `sha256:` and 64 digits',
      ].join('\n'),
    });
  });

  test('marks what contradicts an edit, writes the rest, and says no until it is resolved', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes', '--driver', 'process');
    edit(folder.path, 'pokerbot.yaml', (text) => text.replace('driver: process', 'driver: docker'));
    const conflict = await init(folder.path, '--yes', '--driver', 'auto', '--seats', '3');
    expect(conflict).toEqual({
      exitCode: 4,
      stdout: '',
      stderr: [
        'error MERGE_CONFLICT: your edits and the new version change the same lines; everything else is written',
        '  `pokerbot.yaml`',
        '',
        'hint: resolve the lines between `<<<<<<<` and `>>>>>>>`, then run `pokerbot init` again',
        'hint: or take the new versions: `pokerbot init --force`',
        '',
      ].join('\n'),
    });
    const marked = readFileSync(join(folder.path, 'pokerbot.yaml'), 'utf8');
    expect(marked).toContain(
      '<<<<<<< yours\ndriver: docker\n=======\ndriver: auto\n>>>>>>> pokerbot init\n',
    );
    const { seats } = JSON.parse(readFileSync(join(folder.path, 'config/eval/smoke.json'), 'utf8'));
    expect(seats).toBe(3);
    expect((await init(folder.path, '--yes')).exitCode).toBe(4);
    expect(readFileSync(join(folder.path, 'pokerbot.yaml'), 'utf8')).toBe(marked);
    edit(folder.path, 'pokerbot.yaml', (text) =>
      text.replace(/<<<<<<< yours\n(.*\n)=======\n.*\n>>>>>>> .*\n/, '$1'),
    );
    expect((await init(folder.path, '--yes')).exitCode).toBe(0);
    expect(readManifest(folder.path).driver).toBe('docker');
  });

  test('shows a conflict of a dry run without touching the file', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes', '--driver', 'process');
    edit(folder.path, 'pokerbot.yaml', (text) => text.replace('driver: process', 'driver: docker'));
    const before = snapshotFolder(folder.path);
    const { exitCode, document } = await initJson(
      folder.path,
      '--yes',
      '--driver',
      'auto',
      '--dry-run',
    );
    expect({ exitCode, files: changed(document) }).toEqual({
      exitCode: 4,
      files: { 'pokerbot.yaml': 'conflict' },
    });
    expect(snapshotFolder(folder.path)).toEqual(before);
  });

  test('takes the new version over edits with `--force`', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes', '--driver', 'process');
    const fresh = snapshotFolder(folder.path);
    edit(folder.path, 'pokerbot.yaml', () => 'nothing of it\n');
    rmSync(join(folder.path, '.env.solver'));
    const { document } = await initJson(folder.path, '--yes', '--force');
    expect(changed(document)).toEqual({ 'pokerbot.yaml': 'updated', '.env.solver': 'created' });
    expect(snapshotFolder(folder.path)).toEqual(fresh);
  });

  test('leaves away what was removed', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    rmSync(join(folder.path, 'config/opponents/maniac.json'));
    const { document } = await initJson(folder.path, '--yes');
    expect(changed(document)).toEqual({ 'config/opponents/maniac.json': 'removed' });
  });

  test('keeps files that it has no earlier version of, as after a clone', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes', '--driver', 'docker');
    rmSync(join(folder.path, '.pokerbot'), { recursive: true });
    rmSync(join(folder.path, '.env'));
    const { document } = await initJson(folder.path, '--yes');
    expect(changed(document)).toEqual({ 'pokerbot.yaml': 'kept', '.env': 'created' });
    expect(readManifest(folder.path).driver).toBe('docker');
  });
});

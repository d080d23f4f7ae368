import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import Init from '../../../src/commands/init.ts';
import { readEnvironmentFiles } from '../../../src/env/read-environment-files.ts';
import { readManifest } from '../../../src/stack/manifest/read-manifest.ts';
import { init, initJson } from '../../support/init-workspace.ts';
import { snapshotFolder } from '../../support/snapshot-folder.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const generated = [
  'pokerbot.yaml',
  '.gitignore',
  '.env',
  '.env.solver',
  '.env.vision',
  '.env.agents',
  '.env.orchestrator',
  '.env.evaluator',
  '.env.example',
  'config/bot/default.bot.json',
  'config/eval/smoke.json',
  'config/opponents/random.json',
  'config/images.lock',
  'compose.yaml',
  'docker/solver.Dockerfile',
  'docker/vision.Dockerfile',
  'docker/agents.Dockerfile',
  'docker/orchestrator.Dockerfile',
  'docker/evaluator.Dockerfile',
  'docker/executor.Dockerfile',
  'docker/logger.Dockerfile',
  'docker/base.Dockerfile',
];

describe('init in an empty folder', () => {
  test('writes manifest, settings and configuration, settings for their owner only', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, document } = await initJson(folder.path, 'demo', '--yes');
    const files = snapshotFolder(join(folder.path, 'demo'));
    expect(exitCode).toBe(0);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(generated));
    expect(document.written).toBe(document.files.length);
    expect(files['.env']?.mode).toBe('600');
    expect(files['.env.solver']?.mode).toBe('600');
    expect(files['.env.example']?.mode).toBe('644');
  });

  test('makes the folders that containers write to, for the user that they run as', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const user = process.getuid?.() || 1_000;
    const owners = ['results', 'results/eval', 'results/hands', 'logs'].map(
      (path) => statSync(join(folder.path, path)).uid,
    );
    expect(owners).toEqual([user, user, user, user]);
  });

  test('keeps what images are built from beside the workspace', async () => {
    using folder = new TemporaryFolder();
    const { document } = await initJson(folder.path, '--yes');
    const context = Object.keys(snapshotFolder(join(folder.path, '.pokerbot/context')));
    expect(context).toContain('sources/services/solver/src/main.ts');
    expect(document.files.filter(({ path }: { path: string }) => path.includes('context'))).toEqual(
      [],
    );
  });

  test('prints a document that follows its schema', async () => {
    using folder = new TemporaryFolder();
    const { document } = await initJson(folder.path, 'demo', '--yes');
    const schema = await Init.result();
    expect(schema.parse(document)).toEqual(document);
  });

  test('writes files that the other commands can read, with nothing set that was not asked for', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes', '--name', 'demo');
    expect(readManifest(folder.path)).toEqual({
      version: 1,
      name: 'demo',
      driver: 'auto',
      environment: {},
      units: {},
    });
    const { shared, units } = readEnvironmentFiles(folder.path, ['solver', 'agents']);
    const set = [shared, units.solver, units.agents].flatMap(
      (file) =>
        file?.entries.flatMap((entry) =>
          entry.kind === 'assignment' && !entry.name.startsWith('POKERBOT_')
            ? [`${entry.name}=${entry.value}`]
            : [],
        ) ?? [],
    );
    expect(set).toEqual(['COMPOSE_PROFILES=solver,vision']);
  });

  test('puts every answer where it belongs', async () => {
    using folder = new TemporaryFolder();
    await init(
      folder.path,
      '--yes',
      ...['--name', 'lab', '--driver', 'process', '--solver', 'solver.lab:50051', '--no-vision'],
      ...['--provider', 'openai', '--model', 'm 1', '--provider-url', 'http://127.0.0.1:9/v1'],
      ...['--seats', '2', '--opponent', 'maniac', '--opponent', 'random'],
    );
    const { name, driver, units } = readManifest(folder.path);
    const smoke = JSON.parse(readFileSync(join(folder.path, 'config/eval/smoke.json'), 'utf8'));
    const agents = readEnvironmentFiles(folder.path, ['agents']).units.agents;
    expect({ name, driver, units, seats: smoke.seats, opponents: smoke.opponents }).toEqual({
      name: 'lab',
      driver: 'process',
      units: {
        solver: {
          enabled: true,
          runtime: 'external',
          split: false,
          address: 'solver.lab:50051',
          environment: {},
        },
        vision: { enabled: false, runtime: 'node', split: false, environment: {} },
      },
      seats: 2,
      opponents: ['maniac', 'random'],
    });
    expect(
      agents?.entries.flatMap((entry) =>
        entry.kind === 'assignment' ? [[entry.name, entry.value]] : [],
      ),
    ).toEqual([
      ['OPENAI_BASE_URL', 'http://127.0.0.1:9/v1'],
      ['OPENAI_MODEL', 'm 1'],
    ]);
  });

  test('gives the same bytes for the same answers wherever the folder lies, and names no folder', async () => {
    using one = new TemporaryFolder();
    using other = new TemporaryFolder();
    await init(one.path, 'demo', '--yes');
    await init(other.path, 'deeper/demo', '--yes');
    const first = snapshotFolder(join(one.path, 'demo'));
    expect(snapshotFolder(join(other.path, 'deeper/demo'))).toEqual(first);
    expect(JSON.stringify(first)).not.toContain(one.path);
  });

  test('names a folder that lies where a file belongs', async () => {
    using folder = new TemporaryFolder();
    mkdirSync(join(folder.path, '.env'));
    const { exitCode, document } = await initJson(folder.path, '--yes');
    expect({ exitCode, code: document.error.code, path: document.error.details.path }).toEqual({
      exitCode: 2,
      code: 'FILE_UNREADABLE',
      path: join(folder.path, '.env'),
    });
  });

  test('shows what it would write and writes nothing in a dry run', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, document } = await initJson(folder.path, '--yes', '--dry-run');
    expect({ exitCode, written: document.written > 10 }).toEqual({ exitCode: 0, written: true });
    expect(snapshotFolder(folder.path)).toEqual({});
  });
});

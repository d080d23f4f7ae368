import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { secretsGetResult } from '../../../src/schemas/secrets-get-result.ts';
import { secretsHistoryResult } from '../../../src/schemas/secrets-history-result.ts';
import { secretsListResult } from '../../../src/schemas/secrets-list-result.ts';
import { secretsStatusResult } from '../../../src/schemas/secrets-status-result.ts';
import { SecretsWorkspace } from '../../support/secrets-workspace.ts';

const key = 'OPENAI_API_KEY';

describe('secrets get, list, status and history', () => {
  test('need no key of the vault, and show no value', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-first', '--store', 'vault');
    await workspace.set(key, 'sk-second');
    rmSync(workspace.paths.vaultKeyFile);
    const list = secretsListResult.parse(await workspace.json('secrets', 'list'));
    expect(list.secrets).toMatchObject([
      { name: key, store: 'vault', version: 2, overdue: false, units: ['agents'] },
    ]);
    const status = secretsStatusResult.parse(await workspace.json('secrets', 'status'));
    expect(status.secrets.map(({ name, store }) => [name, store])).toEqual([
      [key, 'vault'],
      ['ANTHROPIC_API_KEY', null],
      ['AGENT_PROVIDER_TOKEN', null],
      ['SENTRY_DSN', null],
      ['OPENAI_ADMIN_KEY', null],
      ['OWN_TOKEN', null],
    ]);
    const history = secretsHistoryResult.parse(await workspace.json('secrets', 'history', key));
    expect(history.acts.map(({ what, version }) => `${what} ${version}`)).toEqual([
      'stored 1',
      'stored 2',
    ]);
    const got = secretsGetResult.parse(await workspace.json('secrets', 'get', key));
    expect(got).toMatchObject({ origin: 'vault, version 2', value: null });
    for (const argv of [['list'], ['status'], ['history', key], ['get', key]]) {
      const { stdout, stderr } = await workspace.run(['secrets', ...argv]);
      expect(stdout + stderr).not.toMatch(/sk-/);
    }
  });

  test('shows a value on a terminal only', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-value', '--store', 'vault');
    const run = await workspace.run(['secrets', 'get', key, '--reveal']);
    expect(run.exitCode).toBe(2);
    expect(run.stdout + run.stderr).not.toContain('sk-value');
  });

  test.each([
    [['list', 'sk-proj-betrayed']],
    [['list', 'skbetrayed1234']],
    [['sk-proj-betrayed']],
    [['history', 'sk_live_betrayed']],
    [['history', 'sk-proj-betrayed']],
    [['rotate', 'sk_live_betrayed']],
    [['status', 'status', 'sk-proj-betrayed']],
  ])('repeat no value that stands where a name belongs: %j', async (argv) => {
    using workspace = new SecretsWorkspace();
    const run = await workspace.run(['secrets', ...argv, '--json']);
    expect(run.exitCode).toBe(2);
    expect(run.stdout + run.stderr).not.toContain('betrayed');
  });

  test('knows what the environment gives, which is stronger than a store', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-stored', '--store', 'vault');
    const environment = { [key]: 'sk-given' };
    const { stdout } = await workspace.run(['secrets', 'get', key, '--json'], { environment });
    expect(secretsGetResult.parse(JSON.parse(stdout))).toMatchObject({
      store: 'environment',
      origin: 'process environment',
    });
  });
});

describe('secrets run', () => {
  test('hides values in what goes elsewhere than to a terminal, and gives the exit code', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-value', '--store', 'vault');
    const script = `echo "out $${key}"; echo "err $${key}" >&2; exit 7`;
    const run = await workspace.run(['secrets', 'run', '--', 'sh', '-c', script]);
    expect(run).toEqual({ exitCode: 7, stdout: 'out [secret]\n', stderr: 'err [secret]\n' });
  });

  test('gives only what it is told to, and hands stdin through', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-value', '--store', 'vault');
    await workspace.set('OWN_TOKEN', 'own-value', '--store', 'vault');
    const script = `cat; echo "[$${key}] [$OWN_TOKEN]"`;
    const run = await workspace.run(
      ['secrets', 'run', '--only', 'OWN_TOKEN', '--', 'sh', '-c', script],
      { input: 'piped\n' },
    );
    expect(run.stdout).toBe('piped\n[] [[secret]]\n');
  });

  test('starts nothing without a secret that it was told to give', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-value', '--store', 'vault');
    const argv = ['secrets', 'run', '--only', 'OWN_TOKEN', '--json', '--', 'touch', 'started'];
    const run = await workspace.run(argv);
    expect(run.exitCode).toBe(4);
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { code: 'SECRET_NOT_STORED' } });
    expect(existsSync(join(workspace.folder, 'started'))).toBe(false);
    const given = await workspace.run(argv, { environment: { OWN_TOKEN: 'given' } });
    expect(given.exitCode).toBe(0);
  });
});

describe('a secret that is due', () => {
  test('is told of by status, doctor and secrets status, and by nothing before', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-value', '--store', 'vault');
    const told = async () => {
      const [status, doctor, secrets] = [['status'], ['doctor'], ['secrets', 'status']].map(
        async (argv) => (await workspace.run(argv)).stdout,
      );
      return [await status, await doctor, await secrets].map((text) =>
        text?.split('\n').filter((line) => /rotate|due to be/.test(line)),
      );
    };
    expect(await told()).toEqual([[], [], []]);
    const { records } = workspace.paths;
    const old = readFileSync(records, 'utf8').replace(/"createdAt": "20\d\d/, '"createdAt": "2020');
    writeFileSync(records, old);
    expect(await told()).toEqual([
      [`due: replace \`${key}\`: \`pokerbot secrets rotate --due\``],
      [
        expect.stringContaining(`rotation      due to be replaced: \`${key}\``),
        expect.stringContaining('pokerbot secrets rotate --due'),
      ],
      [`hint: replace what is due: \`pokerbot secrets rotate ${key}\``],
    ]);
  });
});

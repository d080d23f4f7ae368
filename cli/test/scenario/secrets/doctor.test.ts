import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { doctorResult } from '../../../src/schemas/doctor-result.ts';
import { readAudit } from '../../../src/secrets/records/audit-log.ts';
import { SecretsWorkspace } from '../../support/secrets-workspace.ts';

const key = 'OPENAI_API_KEY';
const off = { enabled: false };

describe('secrets doctor', () => {
  const checks = async (workspace: SecretsWorkspace) => {
    const { exitCode, stdout } = await workspace.run(['secrets', 'doctor', '--json']);
    const report = doctorResult.parse(JSON.parse(stdout));
    const bad = report.checks.filter(({ name, status }) => status !== 'ok' && name !== 'keychain');
    return { exitCode, bad };
  };

  test('finds nothing wrong with secrets that are as they were stored', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-value', '--store', 'vault');
    expect(await checks(workspace)).toEqual({ exitCode: 0, bad: [] });
  });

  test('names a line of the audit log that was changed, and a file that others may read', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-one', '--store', 'vault');
    await workspace.set(key, 'sk-two');
    const log = readFileSync(workspace.paths.audit, 'utf8');
    writeFileSync(workspace.paths.audit, log.replace('"version":1', '"version":9'));
    chmodSync(workspace.paths.vaultKeyFile, 0o644);
    expect(await checks(workspace)).toMatchObject({
      exitCode: 3,
      bad: [
        { name: 'audit', reason: expect.stringContaining('line 2') },
        { name: 'secrecy', fix: expect.stringContaining(workspace.paths.vaultKeyFile) },
      ],
    });
  });

  test('says how to get a damaged vault back, by a command that does it', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-one', '--store', 'vault');
    await workspace.set(key, 'sk-two');
    const vault = readFileSync(workspace.paths.vault);
    writeFileSync(workspace.paths.vault, vault.subarray(0, vault.length / 2));
    const { exitCode, bad } = await checks(workspace);
    expect(exitCode).toBe(3);
    const [, command = 'false'] =
      /`(cp [^`]*)`/.exec(bad.find(({ name }) => name === 'vault')?.fix ?? '') ?? [];
    expect(spawnSync('sh', ['-c', command]).status).toBe(0);
    expect((await checks(workspace)).bad).toMatchObject([
      { name: 'values', reason: `version 2 of \`${key}\` is gone` },
    ]);
  });

  test.each(['vault', 'records'] as const)('misses what is gone: %s', async (file) => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-one', '--store', 'vault');
    rmSync(workspace.paths[file]);
    const { exitCode, bad } = await checks(workspace);
    expect({ exitCode, bad }).toMatchObject({
      exitCode: 3,
      bad: [{ name: file, status: 'fail', fix: expect.stringContaining('begin anew') }],
    });
    const set = await workspace.run(['secrets', 'set', key, '--json'], { input: 'sk-two' });
    expect(set.exitCode).toBe(3);
    expect(existsSync(workspace.paths[file])).toBe(false);
  });

  test('does not take values for others because the key of the fingerprints is damaged', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-one', '--store', 'vault');
    const { fingerprintKey } = workspace.paths;
    writeFileSync(fingerprintKey, '', { mode: 0o600 });
    expect(await checks(workspace)).toMatchObject({
      exitCode: 3,
      bad: [{ name: 'fingerprints', reason: expect.stringContaining(fingerprintKey) }],
    });
  });

  test('tells of a file with the passphrase that others may read', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-one', '--store', 'vault');
    const path = join(workspace.folder, 'passphrase');
    writeFileSync(path, 'a passphrase\n', { mode: 0o644 });
    const environment = { POKERBOT_VAULT_PASSPHRASE_FILE: path };
    const { stdout } = await workspace.run(['secrets', 'doctor', '--json'], { environment });
    const { checks: all } = doctorResult.parse(JSON.parse(stdout));
    expect(all.find(({ name }) => name === 'secrecy')).toMatchObject({
      status: 'fail',
      fix: `run \`chmod go-rwx ${path}\``,
    });
  });

  test('names the secrets of a workspace that was moved, and how to have them again', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-one', '--store', 'vault', '--scope', 'before');
    const records = workspace.paths.records.replace('/demo/', '/before/');
    writeFileSync(records, readFileSync(records, 'utf8').replace(workspace.folder, '/gone'));
    expect((await workspace.run(['secrets', 'list'])).stdout).toContain('secrets doctor');
    const { bad } = await checks(workspace);
    expect(bad.find(({ name }) => name === 'scope')?.fix).toContain('--scope before');
    const adopted = await workspace.run(['secrets', 'list', '--scope', 'before']);
    expect(adopted.stdout).toContain(key);
  });

  test.each(['secrets status', 'up', 'plan', 'secrets doctor'])(
    'a lost key of fingerprints is made anew by `%s`, which says so, once',
    async (line) => {
      const words = line.split(' ');
      using workspace = new SecretsWorkspace(
        {},
        { driver: 'process', units: { vision: off, agents: off, orchestrator: off } },
      );
      await workspace.set('SENTRY_DSN', 'sk-value', '--store', 'vault');
      const { fingerprintKey, audit } = workspace.paths;
      rmSync(fingerprintKey);
      const { stderr } = await workspace.run(words);
      try {
        expect(stderr).toContain(`\`${fingerprintKey}\` was lost and is made anew`);
        expect(readAudit(audit).map(({ what, name }) => `${what} ${name}`)).toEqual([
          'stored SENTRY_DSN',
          'made anew fingerprint.key',
        ]);
        expect((await workspace.run(words)).stderr).not.toContain('made anew');
        // Nothing is said to be another value that is only recorded with another key.
        expect(await checks(workspace)).toMatchObject({
          exitCode: 0,
          bad: [
            {
              name: 'values',
              status: 'warn',
              reason: expect.stringContaining('cannot be compared'),
            },
          ],
        });
      } finally {
        await workspace.run(['down']);
      }
    },
  );
});

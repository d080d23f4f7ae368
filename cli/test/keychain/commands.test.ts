import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { doctorResult } from '../../src/schemas/doctor-result.ts';
import { secretsHistoryResult } from '../../src/schemas/secrets-history-result.ts';
import { KeychainSession } from '../support/keychain-session.ts';
import { SecretsWorkspace } from '../support/secrets-workspace.ts';

const key = 'OPENAI_API_KEY';
const errorOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout).error;

describe('secrets in the keychain', () => {
  test('are what another program reads from it, and lie in no file', async () => {
    await using session = await KeychainSession.unlocked();
    using workspace = new SecretsWorkspace(session.environment);
    await workspace.set(key, 'sk-"first"\nline\n');
    expect(session.lookup('demo', `${key}@1`)).toBe('sk-"first"\nline');
    expect(await workspace.seen(key)).toBe('sk-"first"\nline');
    expect(workspace.holding('sk-')).toEqual([]);
    expect(existsSync(workspace.paths.vault)).toBe(false);
    const doctor = doctorResult.parse(await workspace.json('secrets', 'doctor'));
    expect(doctor.checks.filter(({ name }) => ['store', 'keychain'].includes(name))).toEqual([
      { name: 'store', status: 'ok', reason: 'new secrets go to the keychain' },
      { name: 'keychain', status: 'ok', reason: 'Secret Service answers' },
    ]);
  });

  test('keep every version when several commands store at once', async () => {
    await using session = await KeychainSession.unlocked();
    using workspace = new SecretsWorkspace(session.environment);
    const values = ['a-value', 'b-value', 'c-value', 'd-value'];
    await Promise.all(values.map((value) => workspace.set(key, value)));
    const { versions } = secretsHistoryResult.parse(
      await workspace.json('secrets', 'history', key),
    );
    expect(versions.map(({ state }) => state)).toEqual([
      'previous',
      'previous',
      'previous',
      'current',
    ]);
    const kept = versions.map(({ version }) => session.lookup('demo', `${key}@${version}`));
    expect(kept.sort()).toEqual(values);
  });

  test('are moved to a vault and back when that is asked for', async () => {
    await using session = await KeychainSession.unlocked();
    using workspace = new SecretsWorkspace(session.environment);
    await workspace.set(key, 'first');
    await workspace.set(key, 'second', '--store', 'vault');
    expect(session.lookup('demo', `${key}@1`)).toBe('');
    expect(await workspace.seen(key)).toBe('second');
    await workspace.set(key, 'second', '--store', 'keychain');
    expect([1, 2].map((version) => session.lookup('demo', `${key}@${version}`))).toEqual([
      'first',
      'second',
    ]);
    expect(await workspace.json('secrets', 'doctor')).toMatchObject({ healthy: true });
  });

  test('are out of reach while it is locked, and listed all the same', async () => {
    await using session = await KeychainSession.unlocked();
    using workspace = new SecretsWorkspace(session.environment);
    await workspace.set(key, 'sk-value');
    session.lock();
    const run = await workspace.run(['secrets', 'run', '--json', '--', 'true']);
    expect(run.exitCode).toBe(3);
    expect(errorOf(run).code).toBe('KEYCHAIN_LOCKED');
    const stored = await workspace.run(['secrets', 'set', key, '--json'], { input: 'sk-other' });
    expect(errorOf(stored).code).toBe('KEYCHAIN_LOCKED');
    expect((await workspace.run(['secrets', 'list'])).stdout).toContain(key);
    const { versions } = secretsHistoryResult.parse(
      await workspace.json('secrets', 'history', key),
    );
    expect(versions).toHaveLength(1);
  });

  test('are not taken for absent where there is no session to ask', async () => {
    await using session = await KeychainSession.unlocked();
    using workspace = new SecretsWorkspace(session.environment);
    await workspace.set(key, 'sk-value');
    const environment = { DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: workspace.home };
    const run = await workspace.run(['secrets', 'run', '--json', '--', 'true'], { environment });
    expect(errorOf(run).code).toBe('KEYCHAIN_UNAVAILABLE');
  });

  test('that somebody else has changed are noticed', async () => {
    await using session = await KeychainSession.unlocked();
    using workspace = new SecretsWorkspace(session.environment);
    await workspace.set(key, 'sk-value');
    const words = ['clear', 'service', 'pokerbot/demo', 'username', `${key}@1`];
    spawnSync('secret-tool', words, { env: session.environment });
    const doctor = await workspace.run(['secrets', 'doctor']);
    expect(doctor.exitCode).toBe(3);
    expect(doctor.stdout).toContain(`version 1 of \`${key}\` is gone`);
    const run = await workspace.run(['secrets', 'run', '--json', '--', 'true']);
    expect(errorOf(run).code).toBe('SECRET_STORE_BROKEN');
  });
});

describe('a vault', () => {
  test('is read by another program that knows its format', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-value', '--store', 'vault');
    const { vault, vaultKeyFile } = workspace.paths;
    const { stdout } = spawnSync('age', ['--decrypt', '--identity', vaultKeyFile, vault]);
    expect(JSON.parse(stdout.toString())).toEqual({
      format: 1,
      values: { [`${key}@1`]: 'sk-value' },
    });
  });
});

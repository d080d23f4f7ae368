import { expect, test } from 'vitest';
import { ProviderServer } from '../../../packages/agents/test/support/provider-server.ts';
import { KeychainSession } from '../support/keychain-session.ts';
import { SecretsWorkspace } from '../support/secrets-workspace.ts';

const key = 'OPENAI_API_KEY';
const entries = (session: KeychainSession) =>
  [1, 2].map((version) => session.lookup('demo', `${key}@${version}`));

test('a secret in the keychain is rotated, rolled back and retired, each version an entry that another program can read', async () => {
  await using session = await KeychainSession.unlocked();
  await using provider = await ProviderServer.start({ keys: ['old-key', 'new-key'] });
  const environment = { ...session.environment, OPENAI_BASE_URL: provider.url };
  using workspace = new SecretsWorkspace(environment);
  await workspace.set(key, 'old-key');
  const turn = async (argv: readonly string[], input = '') => {
    const { exitCode, stdout } = await workspace.run([...argv, '--json'], { input });
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    return JSON.parse(stdout);
  };

  await turn(['secrets', 'rotate', key], 'new-key');
  expect(entries(session)).toEqual(['old-key', 'new-key']);
  expect(await workspace.seen(key)).toBe('new-key');

  await turn(['secrets', 'rollback', key, '--yes']);
  expect(entries(session)).toEqual(['old-key', 'new-key']);
  expect(await workspace.seen(key)).toBe('old-key');

  const { rotated, retired } = await turn([
    'secrets',
    'rollback',
    key,
    '--to',
    '2',
    '--yes',
    '--grace',
    '0',
  ]);
  expect({ rotated, retired }).toMatchObject({
    rotated: [{ from: 1, version: 2 }],
    retired: [{ secret: key, version: 1 }],
  });
  expect(entries(session)).toEqual(['', 'new-key']);
  expect(workspace.holding('new-key')).toEqual([]);
});

test('a rotation that finds the keychain locked changes nothing', async () => {
  await using session = await KeychainSession.unlocked();
  await using provider = await ProviderServer.start({ keys: ['old-key', 'new-key'] });
  const environment = { ...session.environment, OPENAI_BASE_URL: provider.url };
  using workspace = new SecretsWorkspace(environment);
  await workspace.set(key, 'old-key');
  session.lock();
  const run = await workspace.run(['secrets', 'rotate', key, '--json'], { input: 'new-key' });
  expect(JSON.parse(run.stdout).error.code).toMatch(/^KEYCHAIN_/);
  expect(run.exitCode).toBe(3);
  const record = await workspace.json('secrets', 'history', key);
  expect(record).toMatchObject({ versions: [{ version: 1, state: 'current' }] });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openWith } from '../../../src/secrets/stores/vault/vault-crypto.ts';
import { SecretsWorkspace } from '../../support/secrets-workspace.ts';

const key = 'OPENAI_API_KEY';
const rekey = ['secrets', 'rotate', '--vault-key'];

async function prepared(): Promise<SecretsWorkspace> {
  const workspace = new SecretsWorkspace();
  await workspace.set(key, 'first', '--store', 'vault');
  await workspace.set(key, 'second');
  await workspace.set('OWN_TOKEN', 'other', '--store', 'vault', '--scope', 'elsewhere');
  return workspace;
}

const keysOf = ({ paths }: SecretsWorkspace) =>
  readFileSync(paths.vaultKeyFile, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('AGE'));

async function opens({ paths }: SecretsWorkspace, identity: string): Promise<boolean[]> {
  const files = [paths.vault, paths.vaultBefore];
  const opened = files.map(
    async (file) => 'text' in (await openWith(identity, readFileSync(file))),
  );
  return await Promise.all(opened);
}

describe('a new key for vaults', () => {
  test('opens each of them and the version before it, and the old one opens none', async () => {
    using workspace = await prepared();
    const [old = ''] = keysOf(workspace);
    expect(await workspace.json(...rekey)).toMatchObject({ vaults: ['demo', 'elsewhere'] });
    const keys = keysOf(workspace);
    expect(keys).toHaveLength(1);
    expect(keys).not.toContain(old);
    expect(await opens(workspace, keys[0] ?? '')).toEqual([true, true]);
    expect(await opens(workspace, old)).toEqual([false, false]);
    expect(await workspace.seen(key)).toBe('second');
    expect(await workspace.json('secrets', 'doctor')).toMatchObject({ healthy: true });
  });

  test('is gone on with where it was cut off, and everything works in between', async () => {
    using workspace = await prepared();
    const [old = ''] = keysOf(workspace);
    const key2 = await workspace.json(...rekey).then(() => keysOf(workspace)[0] ?? '');
    // As it stands while the first vault has the new key and the second one not yet.
    writeFileSync(workspace.paths.vaultKeyFile, `${key2}\n${old}\n`);
    expect(await workspace.seen(key)).toBe('second');
    await workspace.set(key, 'third');
    expect(await workspace.json(...rekey)).toMatchObject({ vaults: ['demo', 'elsewhere'] });
    expect(keysOf(workspace)).toEqual([key2]);
    expect(await workspace.seen(key)).toBe('third');
  });

  test('kill -9 at any moment leaves vaults that open', async () => {
    using workspace = await prepared();
    for (const after of [120, 160, 200, 240, 280, 320]) {
      const child = workspace.start(rekey);
      const ended = new Promise((resolve) => child.once('close', resolve));
      setTimeout(() => child.kill('SIGKILL'), after);
      await ended;
      expect(await workspace.seen(key)).toBe('second');
    }
    await workspace.json(...rekey);
    expect(keysOf(workspace)).toHaveLength(1);
    expect(await workspace.seen(key)).toBe('second');
  });

  test('is refused without a key file, and shows its steps when asked to', async () => {
    using workspace = new SecretsWorkspace();
    const run = await workspace.run([...rekey, '--json']);
    expect(JSON.parse(run.stdout).error.code).toBe('VAULT_LOCKED');
    expect(existsSync(workspace.paths.vaultKeyFile)).toBe(false);
    const { steps } = (await workspace.json(...rekey, '--dry-run')) as { steps: string[] };
    expect(steps).toHaveLength(3);
  });
});

import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Secret } from '@poker-bot/shared/secret/secret';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SecretPaths, secretPaths } from '../../../src/secrets/secret-paths.ts';
import { encryptTo } from '../../../src/secrets/stores/vault/vault-crypto.ts';
import { VaultStore } from '../../../src/secrets/stores/vault/vault-store.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const pathsIn = (folder: TemporaryFolder) => secretPaths({ POKERBOT_HOME: folder.path }, 'demo');
const open = (paths: SecretPaths) => VaultStore.open({ paths });
const value = async (paths: SecretPaths, version = 1) =>
  (await (await open(paths)).get('KEY', version))?.reveal();

describe('the vault', () => {
  test.each([
    ['quotes and newlines', 'a "b" \'c\'\n\r\n$d `e` \\n\t#'],
    ['unicode', 'klíč 🂡 \u202e\u0000end'],
    ['64 KB', 'x'.repeat(65_536)],
    ['spaces at both ends', '  x \n'],
  ])('gives back %s as they were', async (_, text) => {
    using folder = new TemporaryFolder();
    const paths = pathsIn(folder);
    await (await open(paths)).set('KEY', 1, new Secret(text));
    expect(await value(paths)).toBe(text);
  });

  test('gives back any text', async () => {
    using folder = new TemporaryFolder();
    const paths = pathsIn(folder);
    const store = await open(paths);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        await store.set('KEY', 1, new Secret(text));
        expect(await value(paths)).toBe(text);
      }),
      { numRuns: 25 },
    );
  });

  test('holds no value that can be read without the key', async () => {
    using folder = new TemporaryFolder();
    const paths = pathsIn(folder);
    await (await open(paths)).set('KEY', 1, new Secret('sk-plainly-visible'));
    expect(readFileSync(paths.vault).includes('sk-plainly-visible')).toBe(false);
    expect(readFileSync(paths.vault).includes('KEY')).toBe(false);
  });

  test('tells a missing key from a wrong one', async () => {
    using folder = new TemporaryFolder();
    const paths = pathsIn(folder);
    await (await open(paths)).set('KEY', 1, new Secret('x'));
    const key = readFileSync(paths.vaultKeyFile);
    rmSync(paths.vaultKeyFile);
    await expect(open(paths)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    using elsewhere = new TemporaryFolder();
    await open(pathsIn(elsewhere));
    const other = { ...paths, vaultKeyFile: pathsIn(elsewhere).vaultKeyFile };
    await expect(open(other)).rejects.toMatchObject({ code: 'VAULT_KEY_WRONG' });
    writeFileSync(paths.vaultKeyFile, 'no key at all');
    await expect(open(paths)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    writeFileSync(paths.vaultKeyFile, key);
    expect(await value(paths)).toBe('x');
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 20)],
    ['emptied', () => Buffer.alloc(0)],
    ['flipped in a bit of its text', (bytes) => flipped(bytes, bytes.length - 5)],
    ['flipped in a bit of its header', (bytes) => flipped(bytes, 60)],
    ['replaced by something else', () => Buffer.from('<html>not found</html>')],
  ])('that was %s says how to get the version before back', async (_, damage) => {
    using folder = new TemporaryFolder();
    const paths = pathsIn(folder);
    await (await open(paths)).set('KEY', 1, new Secret('before'));
    await (await open(paths)).set('KEY', 2, new Secret('after'));
    writeFileSync(paths.vault, damage(readFileSync(paths.vault)));
    const damaged = readFileSync(paths.vault);
    const error = await open(paths).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'VAULT_DAMAGED' });
    expect(readFileSync(paths.vault)).toEqual(damaged);
    const [command = ''] = /cp .* [^`]*/.exec(error.next[0]) ?? [];
    expect(spawnSync('sh', ['-c', command]).status).toBe(0);
    expect(await value(paths)).toBe('before');
  });

  test('that was opened and holds no values is not quoted', async () => {
    using folder = new TemporaryFolder();
    const paths = pathsIn(folder);
    await (await open(paths)).set('KEY', 1, new Secret('x'));
    const key = /AGE-SECRET-KEY-\w+/.exec(readFileSync(paths.vaultKeyFile, 'utf8'))?.[0] ?? '';
    writeFileSync(paths.vault, await encryptTo({ identity: key }, 'KEY=sk-plainly-visible'));
    const error = await open(paths).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'VAULT_DAMAGED' });
    expect(inspect(error, { depth: 9 })).not.toContain('sk-plain');
  });

  test('stays as it was when it cannot be written', async () => {
    using folder = new TemporaryFolder();
    const paths = pathsIn(folder);
    const store = await open(paths);
    await store.set('KEY', 1, new Secret('kept'));
    const before = readFileSync(paths.vault);
    const full = { ...paths, vault: '/dev/full/vault.age' };
    await expect((await open(full)).set('KEY', 2, new Secret('new'))).rejects.toThrow();
    expect(readFileSync(paths.vault)).toEqual(before);
  });

  test('of a key that others may read still opens, and says nothing of it here', async () => {
    using folder = new TemporaryFolder();
    const paths = pathsIn(folder);
    await (await open(paths)).set('KEY', 1, new Secret('x'));
    chmodSync(paths.vaultKeyFile, 0o644);
    expect(await value(paths)).toBe('x');
  });
});

describe('a vault with a passphrase', () => {
  test('asks once for everything, and knows a wrong one', async () => {
    using folder = new TemporaryFolder();
    const paths = pathsIn(folder);
    const asked: string[] = [];
    const answering = (passphrase: string) => ({
      paths,
      newWithPassphrase: true,
      askPassphrase: async (kind: string) => {
        asked.push(kind);
        return new Secret(passphrase);
      },
    });
    const store = await VaultStore.open(answering('correct horse'));
    await store.set('KEY', 1, new Secret('one'));
    await store.set('KEY', 2, new Secret('two'));
    const again = await VaultStore.open(answering('correct horse'));
    expect((await again.get('KEY', 1))?.reveal()).toBe('one');
    expect((await again.get('KEY', 2))?.reveal()).toBe('two');
    expect(asked).toEqual(['new', 'known']);
    await expect(VaultStore.open(answering('wrong horse'))).rejects.toMatchObject({
      code: 'VAULT_KEY_WRONG',
    });
    await expect(open(paths)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    const file = join(folder.path, 'passphrase');
    writeFileSync(file, 'correct horse\n');
    const fromFile = await VaultStore.open({ paths, passphraseFile: file });
    expect((await fromFile.get('KEY', 2))?.reveal()).toBe('two');
  }, 60_000);
});

function flipped(bytes: Buffer, index: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ 1;
  return copy;
}

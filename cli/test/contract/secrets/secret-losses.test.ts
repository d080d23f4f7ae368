import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { draftOf, writeAll } from '../../../src/secrets/records/durable-file.ts';
import { cutAt, delegate } from '../../support/cut-store.ts';
import { SecretScope } from '../../support/secret-scope.ts';

const name = 'OPENAI_API_KEY';

describe('records that are gone', () => {
  test('are no records that were never begun, and nothing is stored over what they told of', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'value');
    const vault = readFileSync(scope.paths.vault);
    rmSync(scope.paths.records);
    const lost = { code: 'SECRET_RECORDS_DAMAGED', details: { path: scope.paths.records } };
    await expect(scope.store(scope.book(), 'SENTRY_DSN', 'other')).rejects.toMatchObject(lost);
    expect(() => scope.book().records).toThrow(scope.paths.records);
    rmSync(scope.paths.audit);
    await expect(scope.store(scope.book(), 'SENTRY_DSN', 'other')).rejects.toMatchObject(lost);
    expect(readFileSync(scope.paths.vault)).toEqual(vault);
  });

  test('can be begun anew by what the error says', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'value');
    rmSync(scope.paths.records);
    const error = await scope.store(scope.book(), name, 'other').catch((thrown) => thrown);
    const [, command = 'false'] = /`(mv [^`]*)`/.exec(error.next.join()) ?? [];
    expect(spawnSync('sh', ['-c', command]).status).toBe(0);
    await scope.store(scope.book(), name, 'other');
    expect(await scope.revealed(name)).toBe('other');
  });
});

describe('the first secret, cut off anywhere', () => {
  test.each([1, 2])('at step %i of its store, it can be stored again', async (step) => {
    using scope = new SecretScope();
    await expect(scope.store(scope.book(cutAt(step).around), name, 'value')).rejects.toThrow(
      'cut off',
    );
    await scope.store(scope.book(), name, 'value');
    expect(await scope.revealed(name)).toBe('value');
    expect(scope.book().record(name)?.versions).toMatchObject([{ version: 1, state: 'current' }]);
  });

  test('has its records before its store and its log', async () => {
    using scope = new SecretScope();
    const seen: boolean[] = [];
    const looking = scope.book((store) => ({
      ...delegate(store),
      set: async (...entry) => {
        seen.push(existsSync(scope.paths.records), existsSync(scope.paths.audit));
        await store.set(...entry);
      },
    }));
    await scope.store(looking, name, 'value');
    expect(seen).toEqual([true, false]);
  });
});

describe('a vault that is gone', () => {
  test('is no vault that was never made: the one before the last change stays', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'kept');
    await scope.store(scope.book(), 'SENTRY_DSN', 'dsn');
    const before = readFileSync(scope.paths.vaultBefore);
    rmSync(scope.paths.vault);
    const error = await scope.store(scope.book(), 'SENTRY_DSN', 'new').catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'VAULT_DAMAGED' });
    expect(existsSync(scope.paths.vault)).toBe(false);
    expect(readFileSync(scope.paths.vaultBefore)).toEqual(before);
    const [, command = 'false'] = /`(cp [^`]*)`/.exec(error.next.join()) ?? [];
    expect(spawnSync('sh', ['-c', command]).status).toBe(0);
    expect(await scope.revealed(name)).toBe('kept');
  });

  test('is missed as well when there is none before it, and its key is not made anew', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'kept');
    rmSync(scope.paths.vault);
    await expect(scope.store(scope.book(), name, 'new')).rejects.toMatchObject({
      code: 'VAULT_DAMAGED',
    });
    rmSync(scope.paths.vaultKeyFile);
    await expect(scope.store(scope.book(), name, 'new')).rejects.toMatchObject({
      code: 'VAULT_LOCKED',
      next: [expect.anything(), expect.stringContaining(`mv ${scope.paths.folder} `)],
    });
    expect(existsSync(scope.paths.vaultKeyFile)).toBe(false);
  });
});

test('what a command that was killed has half written is gone after the next change', async () => {
  using scope = new SecretScope();
  await scope.store(scope.book(), name, 'value');
  const { vault, vaultBefore, records, folder } = scope.paths;
  for (const path of [vault, vaultBefore, records]) writeFileSync(draftOf(path), 'half');
  await scope.store(scope.book(), name, 'other');
  expect(readdirSync(folder).sort()).toEqual([
    'audit.jsonl',
    'fingerprint.key',
    'records.json',
    'vault.age',
    'vault.age.previous',
  ]);
});

test('a disk that is full is named', () => {
  const full = openSync('/dev/full', 'w');
  expect(() => writeAll(full, Buffer.from('value'), '/srv/secrets/vault.age')).toThrow(
    expect.objectContaining({ code: 'ENOSPC', path: '/srv/secrets' }),
  );
  closeSync(full);
});

import { Secret } from '@poker-bot/shared/secret/secret';
import { describe, expect, test } from 'vitest';
import { readRecords } from '../../../src/secrets/records/records-file.ts';
import { VaultStore } from '../../../src/secrets/stores/vault/vault-store.ts';
import { checkLeft } from '../../../src/secrets/use-cases/check-left.ts';
import { delegate } from '../../support/cut-store.ts';
import { SecretScope } from '../../support/secret-scope.ts';

const name = 'OPENAI_API_KEY';
const retireAfter = '2026-03-02T12:00:00.000Z';

describe('a move to another store', () => {
  const left = async ({ paths }: SecretScope) =>
    (await (await VaultStore.open({ paths })).get(name, 1))?.reveal();

  test('leaves nothing where the values were', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'value');
    await scope.book().move(name, 'keychain');
    expect(await scope.revealed(name)).toBe('value');
    expect(await left(scope)).toBeUndefined();
    expect(scope.book().record(name)).not.toHaveProperty('leftIn');
  });

  test.each(['set', 'retire', 'move'] as const)(
    'cut off before that, is ended by %s',
    async (act) => {
      using scope = new SecretScope();
      await scope.store(scope.book(), name, 'old');
      await scope.store(scope.book(), name, 'value');
      const stuck = scope.book((store, kind) => ({
        ...delegate(store),
        delete: async (...entry) => {
          if (kind === 'vault') throw new Error('cut off');
          await store.delete(...entry);
        },
      }));
      await expect(stuck.move(name, 'keychain')).rejects.toThrow('cut off');
      expect(await left(scope)).toBe('old');
      expect(checkLeft(readRecords(scope.paths)!)).toMatchObject([
        { status: 'warn', reason: expect.stringContaining('in the vault, too') },
      ]);
      const book = scope.book();
      if (act === 'move') await book.move(name, 'keychain');
      if (act === 'retire') await book.retire(name, 1);
      if (act === 'set')
        await book.set(name, new Secret('new'), { store: 'keychain', retireAfter });
      expect(await left(scope)).toBeUndefined();
      expect(await scope.revealed(name)).toBe(act === 'set' ? 'new' : 'value');
      expect(checkLeft(readRecords(scope.paths)!)).toEqual([]);
    },
  );
});

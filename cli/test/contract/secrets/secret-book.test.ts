import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Secret } from '@poker-bot/shared/secret/secret';
import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/secrets/records/audit-log.ts';
import { readRecords } from '../../../src/secrets/records/records-file.ts';
import { cutAt, delegate } from '../../support/cut-store.ts';
import { SecretScope } from '../../support/secret-scope.ts';

const name = 'OPENAI_API_KEY';
const retireAfter = '2026-03-02T12:00:00.000Z';
const states = (scope: SecretScope) =>
  scope
    .book()
    .record(name)
    ?.versions.map(({ version, state }) => `${version} ${state}`);

describe('the book of secrets', () => {
  test('keeps what is known of each version, without its value', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'first-value');
    await scope.store(scope.book(), name, 'second-value');
    const { fingerprint } = (await scope.book().current(name))?.version ?? { fingerprint: '' };
    expect(scope.book().record(name)).toEqual({
      name,
      store: 'vault',
      versions: [
        {
          version: 1,
          state: 'previous',
          createdAt: '2026-03-01T12:00:00.000Z',
          createdBy: 'ada',
          fingerprint: scope.book().fingerprint(new Secret('first-value')),
          retireAfter,
        },
        {
          version: 2,
          state: 'current',
          createdAt: '2026-03-01T12:00:00.000Z',
          createdBy: 'ada',
          fingerprint,
        },
      ],
    });
    expect(fingerprint).toMatch(/^[0-9a-f]{12}$/);
    expect(await scope.revealed(name)).toBe('second-value');
  });

  test('has a pending version that units do not get until it is promoted', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'old');
    const pending = await scope.book().addPending(name, new Secret('new'), { store: 'vault' });
    expect(pending.state).toBe('pending');
    expect(await scope.revealed(name)).toBe('old');
    expect((await scope.book().value(name, pending.version)).reveal()).toBe('new');
    await scope.book().promote(name, pending.version, { retireAfter });
    expect(await scope.revealed(name)).toBe('new');
    expect(states(scope)).toEqual(['1 previous', '2 current']);
  });

  test('goes back to a previous version, and keeps the one it came from', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'old');
    await scope.store(scope.book(), name, 'new');
    await scope.book().promote(name, 1, { retireAfter });
    expect(await scope.revealed(name)).toBe('old');
    expect(states(scope)).toEqual(['1 current', '2 previous']);
  });

  test('removes the value of a retired version, never that of the current one', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'old');
    await scope.store(scope.book(), name, 'new');
    await scope.book().retire(name, 1);
    expect(states(scope)).toEqual(['1 retired', '2 current']);
    await expect(scope.book().value(name, 1)).rejects.toMatchObject({ code: 'SECRET_NOT_STORED' });
    await expect(scope.book().retire(name, 2)).rejects.toMatchObject({ code: 'SECRET_IN_USE' });
    expect(await scope.revealed(name)).toBe('new');
    await scope.store(scope.book(), name, 'newest');
    expect(states(scope)).toEqual(['1 retired', '2 previous', '3 current']);
  });

  test('loses no version when two commands store at once', async () => {
    using scope = new SecretScope();
    const values = Array.from({ length: 8 }, (_, index) => `value-${index}`);
    await Promise.all(values.map((value) => scope.store(scope.book(), name, value)));
    const book = scope.book();
    const kept = await Promise.all(
      (book.record(name)?.versions ?? []).map(async ({ version }) =>
        (await book.value(name, version)).reveal(),
      ),
    );
    expect(kept.sort()).toEqual(values);
    expect(states(scope)?.filter((state) => state.endsWith('current'))).toHaveLength(1);
  });

  test('says so when the store has lost a value that is recorded', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'value');
    const forgetful = scope.book((store) => ({ ...delegate(store), get: async () => undefined }));
    await expect(forgetful.current(name)).rejects.toMatchObject({ code: 'SECRET_STORE_BROKEN' });
  });

  test('keeps its files for their owner only', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'value');
    const { folder, records, audit, fingerprintKey, vault, vaultKeyFile } = scope.paths;
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(mode(folder)).toBe('700');
    expect([records, audit, fingerprintKey, vault, vaultKeyFile].map(mode)).toEqual(
      Array(5).fill('600'),
    );
  });

  test('does not take damaged records for none', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'value');
    writeFileSync(scope.paths.records, '{"format":1,"secrets":');
    await expect(scope.store(scope.book(), name, 'other')).rejects.toMatchObject({
      code: 'SECRET_RECORDS_DAMAGED',
    });
  });
});

describe.each([1, 2, 3, 4])('cut off at step %i of its store', (step) => {
  test('there is one current version, which can be read, and the work can be done again', async () => {
    using scope = new SecretScope();
    await scope.store(scope.book(), name, 'old');
    const { around, reached } = cutAt(step);
    const work = async (book = scope.book()) => {
      const { version } = await book.addPending(name, new Secret('new'), { store: 'vault' });
      await book.promote(name, version, { retireAfter });
      await book.retire(name, 1);
    };
    await expect(work(scope.book(around))).rejects.toThrow('cut off');
    expect(reached()).toBe(true);
    expect(states(scope)?.filter((state) => state.endsWith('current'))).toHaveLength(1);
    expect(await scope.revealed(name)).toBe(step > 2 ? 'new' : 'old');
    await work();
    expect(await scope.revealed(name)).toBe('new');
    expect(states(scope)).toContain('1 retired');
    expect(verifyAudit(scope.paths.audit, readRecords(scope.paths)!.audit).whole).toBe(true);
  });
});

describe('the audit log', () => {
  const tamper = (path: string, change: (lines: string[]) => string[]) => {
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    writeFileSync(
      path,
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
  };
  const verdict = ({ paths }: SecretScope) => verifyAudit(paths.audit, readRecords(paths)!.audit);
  const four = async () => {
    const scope = new SecretScope();
    for (const value of ['a', 'b', 'c', 'd']) await scope.store(scope.book(), name, value);
    return scope;
  };

  test('says who did what, when and with which fingerprint', async () => {
    using scope = new SecretScope();
    const version = await scope.store(scope.book(), name, 'value');
    const lines = readFileSync(scope.paths.audit, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        at: '2026-03-01T12:00:00.000Z',
        who: 'ada',
        what: 'stored',
        name,
        version: 1,
        fingerprint: version.fingerprint,
        by: 'secrets set',
        previous: '0'.repeat(64),
      },
    ]);
  });

  test.each<[string, (lines: string[]) => string[], number]>([
    ['a changed line', ([one = '', ...rest]) => [one.replace('ada', 'eve'), ...rest], 2],
    ['a removed line', (lines) => lines.toSpliced(1, 1), 2],
    ['a removed end', (lines) => lines.slice(0, 2), 3],
    ['a changed last line', (lines) => [...lines.slice(0, 3), lines[3]!.replace('ada', 'eve')], 4],
    ['lines in another order', ([one = '', two = '', ...rest]) => [two, one, ...rest], 1],
    ['something that is no entry', ([one = '', ...rest]) => [one, 'x', ...rest], 2],
  ])('names the first line that is not as it was written: %s', async (_, change, line) => {
    using scope = await four();
    expect(verdict(scope)).toEqual({ whole: true, lines: 4 });
    tamper(scope.paths.audit, change);
    expect(verdict(scope)).toMatchObject({ whole: false, line });
  });

  test.each<[string, (lines: string[]) => string[], number]>([
    ['a removed end', (lines) => lines.slice(0, 2), 3],
    ['a changed last line', (lines) => [...lines.slice(0, 3), lines[3]!.replace('ada', 'eve')], 5],
    ['all of it', () => [], 1],
  ])('shows it after later acts as well: %s', async (_, change, line) => {
    using scope = await four();
    tamper(scope.paths.audit, change);
    for (const value of ['e', 'f', 'g']) await scope.store(scope.book(), name, value);
    expect(verdict(scope)).toMatchObject({ whole: false, line });
  });

  test('goes on after a line that a power cut has torn', async () => {
    using scope = await four();
    writeFileSync(scope.paths.audit, `${readFileSync(scope.paths.audit, 'utf8')}{"at":"20`);
    await scope.store(scope.book(), name, 'e');
    expect(verdict(scope)).toEqual({ whole: true, lines: 5 });
  });

  test('exists only once something was done', () => {
    using scope = new SecretScope();
    expect(scope.book().records).toEqual([]);
    expect(existsSync(scope.paths.folder)).toBe(false);
  });
});

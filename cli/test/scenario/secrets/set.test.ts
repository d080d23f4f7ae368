import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { secretsHistoryResult } from '../../../src/schemas/secrets-history-result.ts';
import { SecretsWorkspace } from '../../support/secrets-workspace.ts';

const key = 'OPENAI_API_KEY';
const errorOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout).error;

describe('secrets set', () => {
  test.each([
    ['quotes and newlines', 'a "b" \'c\'\n\r\nd $e `f` \\n\t#\nend'],
    ['unicode', 'klíč 🂡 \u202eend'],
    ['64 KB', 'x'.repeat(65_536)],
    ['spaces at both ends', '  x '],
  ])('hands over %s as they were', async (_, value) => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, `${value}\n`, '--store', 'vault');
    expect(await workspace.seen(key)).toBe(value);
    expect(workspace.holding(value)).toEqual([]);
  });

  test('takes one newline from the end of a pipe, unless it is told to keep it', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'pem\n\n', '--store', 'vault');
    expect(await workspace.seen(key)).toBe('pem\n');
    await workspace.set(key, 'pem\n', '--store', 'vault', '--exact');
    expect(await workspace.seen(key)).toBe('pem\n');
  });

  test.each([
    ['behind the name', ['secrets', 'set', key, 'sk-leak']],
    ['after a =', ['secrets', 'set', `${key}=sk-leak`]],
    ['as a flag', ['secrets', 'set', key, '--value=sk-leak']],
    ['in place of the name', ['secrets', 'set', 'sk-leak']],
    ['as a flag of several words', ['secrets', 'set', key, '--value=sk-leak\nmore']],
  ])('refuses a value %s, and does not repeat it', async (_, argv) => {
    using workspace = new SecretsWorkspace();
    const { exitCode, stdout, stderr } = await workspace.run(argv);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).not.toContain('sk-leak');
    expect(existsSync(workspace.paths.folder)).toBe(false);
  });

  test.each([
    ['get', [key, 'sk-leak']],
    ['history', [key, 'sk-leak']],
    ['rollback', [key, 'sk-leak', '--yes']],
    ['export', ['sk-leak', '--recipient', 'age1', '--output', 'out.age']],
    ['import', ['sk-leak']],
  ])('secrets %s does not repeat a value given in the wrong place', async (command, words) => {
    using workspace = new SecretsWorkspace();
    for (const format of [[], ['--json'], ['--verbose']]) {
      const run = await workspace.run(['secrets', command, ...words, ...format]);
      expect([2, 3]).toContain(run.exitCode);
      expect(run.stdout + run.stderr).not.toContain('sk-leak');
    }
    const explained = await workspace.run(['env', 'explain', 'sk-leak']);
    expect(explained.exitCode).toBe(2);
    expect(explained.stdout + explained.stderr).not.toContain('sk-leak');
  });

  test.each(['../../escaped', '', 'a/b', 'a\n', '.hidden'])(
    'refuses the scope %j, which could be another folder',
    async (scope) => {
      using workspace = new SecretsWorkspace();
      const argv = ['secrets', 'set', key, '--store', 'vault', '--scope', scope];
      expect((await workspace.run(argv, { input: 'sk-value' })).exitCode).toBe(2);
      expect(existsSync(workspace.home)).toBe(false);
      expect((await workspace.run(['secrets', 'list', '--scope', scope])).exitCode).toBe(2);
    },
  );

  test('does not take what is piped in for the name', async () => {
    using workspace = new SecretsWorkspace();
    const { exitCode, stdout, stderr } = await workspace.run(['secrets', 'set'], {
      input: 'sk-leak',
    });
    expect(exitCode).toBe(2);
    expect(stdout + stderr).not.toContain('sk-leak');
  });

  test.each([
    ['an empty value', ''],
    ['nothing but a newline', '\n'],
    ['a NUL', 'a\0b'],
    ['more than a process can be given', 'x'.repeat(131_000)],
    ['what is no text', Buffer.from([0xff, 0xfe, 0x41]).toString('latin1')],
  ])('refuses %s', async (what, input) => {
    using workspace = new SecretsWorkspace();
    const bytes = what === 'what is no text' ? (Buffer.from(input, 'latin1') as never) : input;
    const run = await workspace.run(['secrets', 'set', key, '--store', 'vault', '--json'], {
      input: bytes,
    });
    expect(errorOf(run).code).toBe('SECRET_UNUSABLE');
    expect(run.exitCode).toBe(2);
    expect(existsSync(workspace.paths.vault)).toBe(false);
  });

  test('knows the secrets of the registry and of the manifest, and names what was meant', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set('OWN_TOKEN', 'mine', '--store', 'vault');
    const run = await workspace.run(['secrets', 'set', 'OPENAI_KEY', '--json'], { input: 'x' });
    expect(errorOf(run)).toMatchObject({ code: 'SECRET_UNKNOWN', details: { name: 'OPENAI_KEY' } });
    expect(errorOf(run).next[0]).toBe('Did you mean `OPENAI_API_KEY`?');
  });

  test('stores nothing where there is neither a keychain nor a vault, and says both ways on', async () => {
    using workspace = new SecretsWorkspace();
    const run = await workspace.run(['secrets', 'set', key, '--json'], { input: 'sk-1' });
    expect(run.exitCode).toBe(3);
    expect(errorOf(run).code).toBe('SECRET_STORE_MISSING');
    expect(errorOf(run).next.join('\n')).toMatch(/Secret Service[\s\S]*--store vault/);
    expect(workspace.holding('sk-1')).toEqual([]);
    await workspace.set(key, 'sk-1', '--store', 'vault');
    await workspace.set(key, 'sk-2');
    expect(await workspace.seen(key)).toBe('sk-2');
  });

  test('does not write to the environment', async () => {
    using workspace = new SecretsWorkspace({}, { secrets: { store: 'environment' } });
    const run = await workspace.run(['secrets', 'set', key, '--json'], { input: 'x' });
    expect(errorOf(run).code).toBe('SECRET_STORE_READ_ONLY');
  });

  test('changes nothing when the value is the current one', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'same', '--store', 'vault');
    await workspace.set(key, 'same');
    const { versions } = secretsHistoryResult.parse(
      await workspace.json('secrets', 'history', key),
    );
    expect(versions).toHaveLength(1);
  });

  test('loses no version when several commands store at once', async () => {
    using workspace = new SecretsWorkspace();
    const values = ['a-value', 'b-value', 'c-value', 'd-value'];
    await Promise.all(values.map((value) => workspace.set(key, value, '--store', 'vault')));
    const { versions } = secretsHistoryResult.parse(
      await workspace.json('secrets', 'history', key),
    );
    expect(versions.map(({ version, state }) => `${version} ${state}`)).toEqual([
      '1 previous',
      '2 previous',
      '3 previous',
      '4 current',
    ]);
    expect(values).toContain(await workspace.seen(key));
    expect(await workspace.json('secrets', 'doctor')).toMatchObject({ healthy: true });
  });
});

describe('secrets set that is killed', () => {
  test('at any moment leaves one current version that can be read, and a log without a gap', async () => {
    using workspace = new SecretsWorkspace();
    const began = performance.now();
    await workspace.set(key, 'value-0', '--store', 'vault');
    const whole = performance.now() - began;
    const written = new Set(['value-0']);
    for (let step = 1; step <= 12; step += 1) {
      const value = `value-${step}`;
      written.add(value);
      const child = workspace.start(['secrets', 'set', key]);
      child.stdin?.end(value);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // The moments lie close where the work is done, in the second half.
      await delay(whole * (0.4 + step / 20));
      child.kill('SIGKILL');
      await ended;
      const doctor = await workspace.run(['secrets', 'doctor']);
      expect(doctor.stdout).toMatch(/values +\d+ recorded, all there[\s\S]*audit +\d+ lines/);
      expect(written).toContain(await workspace.seen(key));
    }
    await workspace.set(key, 'the last');
    expect(await workspace.seen(key)).toBe('the last');
    const { versions } = secretsHistoryResult.parse(
      await workspace.json('secrets', 'history', key),
    );
    expect(versions.filter(({ state }) => state === 'current')).toHaveLength(1);
  });
});

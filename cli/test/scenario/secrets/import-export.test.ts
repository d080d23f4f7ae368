import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { secretsImportResult } from '../../../src/schemas/secrets-import-result.ts';
import { openWith } from '../../../src/secrets/stores/vault/vault-crypto.ts';
import { SecretsWorkspace } from '../../support/secrets-workspace.ts';

const key = 'OPENAI_API_KEY';
const errorOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout).error;

describe('secrets import', () => {
  test('leaves a file with everything but the secrets, stored and read back before', async () => {
    using workspace = new SecretsWorkspace();
    const file = join(workspace.folder, '.env');
    const text = [
      '\uFEFF# mine',
      'LOG_LEVEL=debug',
      `export ${key}="sk-a\\"b`,
      'second line"  # note',
      'OPENAI_BASE_URL=http://localhost:1/$x',
      'ANTHROPIC_API_KEY=',
      '',
    ].join('\r\n');
    writeFileSync(file, text, { mode: 0o644 });
    const result = secretsImportResult.parse(
      await workspace.json('secrets', 'import', '--store', 'vault'),
    );
    expect(result).toEqual({
      imported: [{ name: key, store: 'vault', version: 1, changed: true, from: ['.env:3'] }],
      files: ['.env'],
    });
    expect(readFileSync(file, 'utf8')).toBe(
      text.replace(/export.*\r\n.*\r\n/, `# ${key} is kept in the vault: pokerbot secrets\r\n`),
    );
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(await workspace.seen(key)).toBe('sk-a"b\nsecond line');
    expect(workspace.holding('sk-a')).toEqual([]);
  });

  test('stores nothing when two lines disagree', async () => {
    using workspace = new SecretsWorkspace();
    writeFileSync(join(workspace.folder, '.env'), `${key}=one\n`);
    writeFileSync(join(workspace.folder, '.env.agents'), `\n${key}=two\n`);
    const run = await workspace.run(['secrets', 'import', '--store', 'vault', '--json']);
    expect(errorOf(run)).toMatchObject({
      code: 'SECRET_AMBIGUOUS',
      details: { from: ['.env:1', '.env.agents:2'] },
    });
    expect(existsSync(workspace.paths.records)).toBe(false);
    expect(readFileSync(join(workspace.folder, '.env'), 'utf8')).toBe(`${key}=one\n`);
  });

  test('leaves the file as it is when the value cannot be stored', async () => {
    using workspace = new SecretsWorkspace();
    writeFileSync(join(workspace.folder, '.env'), `${key}=one\n`);
    const run = await workspace.run(['secrets', 'import', '--json']);
    expect(errorOf(run).code).toBe('SECRET_STORE_MISSING');
    expect(readFileSync(join(workspace.folder, '.env'), 'utf8')).toBe(`${key}=one\n`);
  });

  test('takes lines that are piped in, and files of units of your own', async () => {
    using workspace = new SecretsWorkspace();
    writeFileSync(join(workspace.folder, '.env.camera'), 'OWN_TOKEN=own-value\n');
    writeFileSync(join(workspace.folder, '.env.example'), `${key}=an example\n`);
    const argv = ['secrets', 'import', '--store', 'vault'];
    await workspace.run([...argv, '--stdin'], { input: `${key}="sk-piped"\n` });
    expect(await workspace.seen(key)).toBe('sk-piped');
    await workspace.run(argv);
    expect(await workspace.seen('OWN_TOKEN')).toBe('own-value');
    expect(await workspace.seen(key)).toBe('sk-piped');
  });

  test('takes what the environment has', async () => {
    using workspace = new SecretsWorkspace();
    const run = await workspace.run(['secrets', 'import', '--from-env', '--store', 'vault'], {
      environment: { [key]: 'sk-given' },
    });
    expect(run.stdout).toContain('unset them there');
    expect(await workspace.seen(key)).toBe('sk-given');
  });
});

describe('secrets export', () => {
  test('writes what only its recipient can read, and overwrites nothing', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-"x"\nline', '--store', 'vault');
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const argv = ['secrets', 'export', '--recipient', recipient, '--output', 'out.age'];
    await workspace.json(...argv);
    const file = readFileSync(join(workspace.folder, 'out.age'));
    expect(await openWith(identity, file)).toEqual({ text: `${key}="sk-\\"x\\"\\nline"\n` });
    expect(workspace.holding('sk-')).toEqual([]);
    expect((await workspace.run(argv)).exitCode).toBe(3);
    const wrong = await workspace.run(['secrets', 'export', '--recipient', 'bob', '--output', 'b']);
    expect(wrong.exitCode).toBe(2);
  });
});

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
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
    const before = [
      '\uFEFF# mine',
      'LOG_LEVEL=debug',
      `export ${key}="sk-a\\"b`,
      'second line"  # note',
      'OPENAI_BASE_URL=http://localhost:1/$x',
      'ANTHROPIC_API_KEY=',
      '',
    ].join('\r\n');
    writeFileSync(file, before, { mode: 0o644 });
    const result = secretsImportResult.parse(
      await workspace.json('secrets', 'import', '--store', 'vault'),
    );
    expect(result).toEqual({
      imported: [
        { name: key, store: 'vault', version: 1, previous: null, changed: true, from: ['.env:3'] },
      ],
      skipped: [],
      files: ['.env'],
    });
    expect(readFileSync(file, 'utf8')).toBe(
      before.replace(/export.*\r\n.*\r\n/, `# ${key} is kept in the vault: pokerbot secrets\r\n`),
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

  test('leaves placeholders and references where they are, and says so', async () => {
    using workspace = new SecretsWorkspace();
    const file = join(workspace.folder, '.env');
    const lines = [
      `${key}=your-api-key-here`,
      `ANTHROPIC_API_KEY="\${BASE}"`,
      'SENTRY_DSN=$BASE',
      `OWN_TOKEN="own-\\\${value}"`,
    ];
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    const result = secretsImportResult.parse(
      await workspace.json('secrets', 'import', '--store', 'vault'),
    );
    expect(result.imported.map(({ name }) => name)).toEqual(['OWN_TOKEN']);
    expect(result.skipped).toEqual([
      { name: key, from: '.env:1', reason: 'placeholder' },
      { name: 'ANTHROPIC_API_KEY', from: '.env:2', reason: 'reference' },
      { name: 'SENTRY_DSN', from: '.env:3', reason: 'reference' },
    ]);
    expect(await workspace.seen('OWN_TOKEN')).toBe(`own-\${value}`);
    const left = readFileSync(file, 'utf8').split('\n');
    expect(left.slice(0, 3)).toEqual(lines.slice(0, 3));
    const { stdout } = await workspace.run(['secrets', 'import']);
    expect(stdout).toContain(`\`${key}\` in .env:1 is a placeholder: not stored`);
  });

  test('puts no other value over the stored one, unless it is told to', async () => {
    using workspace = new SecretsWorkspace();
    await workspace.set(key, 'sk-newer', '--store', 'vault');
    const file = join(workspace.folder, '.env.agents');
    const lines = `${key}=sk-stale\nANTHROPIC_API_KEY=sk-other\n`;
    writeFileSync(file, lines);
    const refused = await workspace.run(['secrets', 'import', '--json']);
    expect(errorOf(refused)).toMatchObject({
      code: 'SECRET_DIFFERS',
      details: { name: key, from: '.env.agents:1', version: 1 },
    });
    expect(readFileSync(file, 'utf8')).toBe(lines);
    expect(await workspace.seen('ANTHROPIC_API_KEY')).toBe('');
    expect(await workspace.seen(key)).toBe('sk-newer');
    const { stdout } = await workspace.run(['secrets', 'import', '--overwrite']);
    expect(stdout).toContain('version 2 in the vault, instead of version 1');
    expect(await workspace.seen(key)).toBe('sk-stale');
  });

  test.each([
    ['a file', []],
    ['a pipe', ['--stdin']],
  ])('refuses %s in another encoding, and leaves it as it is', async (_, flags) => {
    using workspace = new SecretsWorkspace();
    const file = join(workspace.folder, '.env');
    const bytes = Buffer.from(`# Schlüssel\n${key}=päss\n`, 'latin1');
    writeFileSync(file, bytes);
    const child = workspace.start(['secrets', 'import', ...flags, '--store', 'vault', '--json']);
    child.stdin?.end(bytes);
    expect(JSON.parse(await text(child.stdout!)).error.code).toBe('FILE_UNREADABLE');
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(existsSync(workspace.paths.folder)).toBe(false);
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
    const mixedUp = [...argv.slice(0, 3), identity, '--output', 'b', '--verbose'];
    const { exitCode, stdout, stderr } = await workspace.run(mixedUp);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).not.toContain(identity);
  });
});

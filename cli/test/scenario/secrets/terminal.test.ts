import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CertificateWorkspace, fingerprintOf } from '../../support/certificate-workspace.ts';
import { bundledProgram } from '../../support/run-bundle.ts';
import { SecretsWorkspace } from '../../support/secrets-workspace.ts';

const key = 'OPENAI_API_KEY';

/** Runs a command at a terminal of its own, and types each answer when its question is there. */
function atTerminal(
  workspace: Pick<SecretsWorkspace, 'folder' | 'home'>,
  argv: readonly string[],
  answers: readonly (readonly [question: string, keys: string])[],
): Promise<{ exitCode: number | null; shown: string }> {
  const words = [process.execPath, bundledProgram, ...argv].map((word) => `'${word}'`).join(' ');
  const child = spawn(
    'script',
    ['--quiet', '--flush', '--return', '--command', words, '/dev/null'],
    {
      cwd: workspace.folder,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: workspace.home,
        POKERBOT_HOME: workspace.home,
        TERM: 'xterm',
      },
    },
  );
  const left = [...answers];
  let shown = '';
  let seen = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk;
    const at = left[0] ? shown.indexOf(left[0][0], seen) : -1;
    if (at === -1) return;
    seen = shown.length;
    child.stdin.write(left.shift()?.[1] ?? '');
  });
  return new Promise((resolve) => {
    child.once('close', (exitCode) => resolve({ exitCode, shown }));
  });
}

describe('at a terminal', () => {
  test('a value is asked for without being shown, and shown when asked to', async () => {
    using workspace = new SecretsWorkspace();
    const set = ['secrets', 'set', key, '--store', 'vault'];
    const { exitCode, shown } = await atTerminal(workspace, set, [
      [`Value of ${key}`, 'sk-typed\r'],
    ]);
    expect({ exitCode, secret: shown.includes('sk-typed') }).toEqual({
      exitCode: 0,
      secret: false,
    });
    expect(await workspace.seen(key)).toBe('sk-typed');
    const revealed = await atTerminal(workspace, ['secrets', 'get', key, '--reveal'], []);
    expect(revealed.shown).toBe('sk-typed\r\n');
    const history = await workspace.run(['secrets', 'history', key]);
    expect(history.stdout).toContain('revealed version 1 (secrets get)');
  });

  test('Ctrl-C at the question changes nothing', async () => {
    using workspace = new SecretsWorkspace();
    const set = ['secrets', 'set', key, '--store', 'vault'];
    const { exitCode } = await atTerminal(workspace, set, [[`Value of ${key}`, '\u0003']]);
    expect(exitCode).toBe(130);
    expect(existsSync(workspace.home)).toBe(false);
  });

  test('a vault asks for its passphrase once a command', async () => {
    using workspace = new SecretsWorkspace();
    const set = ['secrets', 'set', key, '--store', 'vault', '--passphrase'];
    const made = await atTerminal(workspace, set, [
      [`Value of ${key}`, 'sk-typed\r'],
      ['Passphrase for the new vault', 'horse\r'],
      ['The same again', 'horse\r'],
    ]);
    expect(made.exitCode).toBe(0);
    const run = ['secrets', 'run', '--', 'sh', '-c', `echo "<$${key}>"`];
    const right = await atTerminal(workspace, run, [['Passphrase of the vault', 'horse\r']]);
    expect(right.shown).toContain('<sk-typed>');
    const wrong = await atTerminal(workspace, run, [['Passphrase of the vault', 'donkey\r']]);
    expect(wrong.exitCode).toBe(3);
    expect(wrong.shown).toContain('VAULT_KEY_WRONG');
  });

  test('the files of a new certificate are asked for', async () => {
    await using workspace = new CertificateWorkspace();
    const { site, other } = workspace;
    const { certificate, key: file } = other.issue();
    const rotate = ['secrets', 'rotate', '--certificates', '--grace', '0'];
    const { exitCode, shown } = await atTerminal(site, rotate, [
      ['File of the new certificate', `${certificate}\r`],
      ['File of its private key', `${file}\r`],
      ['File of its authority', `${other.file}\r`],
    ]);
    expect(shown).toContain('went from version 1 to version 2');
    expect(exitCode).toBe(0);
    expect(workspace.trusted).toEqual([fingerprintOf({ certificate: other.file })]);
  });
});

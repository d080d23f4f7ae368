import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { SecretsWorkspace } from '../../support/secrets-workspace.ts';

const key = 'OPENAI_API_KEY';
const stored = async () => {
  const workspace = new SecretsWorkspace();
  await workspace.set(key, 'sk-valüe', '--store', 'vault');
  return workspace;
};

describe('the output of secrets run', () => {
  test('is every byte of the command, but for the values', async () => {
    using workspace = await stored();
    const bytes = randomBytes(300_000);
    const file = join(workspace.folder, 'dump');
    writeFileSync(file, Buffer.concat([bytes, Buffer.from('sk-valüe'), bytes]));
    const child = workspace.start(['secrets', 'run', '--', 'cat', file]);
    const seen = await buffer(child.stdout!);
    expect(seen.equals(Buffer.concat([bytes, Buffer.from('[secret]'), bytes]))).toBe(true);
  });

  test('ends the command when nobody reads it any more, as a pipe does', async () => {
    using workspace = await stored();
    const child = workspace.start(['secrets', 'run', '--', 'yes']);
    let errors = '';
    child.stderr?.on('data', (piece) => {
      errors += piece;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const exitCode = await new Promise((resolve) => child.once('exit', resolve));
    expect({ exitCode, errors }).toEqual({ exitCode: 141, errors: '' });
  });

  test('waits in the command, and not in memory, for whoever reads slowly', async () => {
    using workspace = await stored();
    const peak = join(workspace.root.path, 'peak');
    const script = `head -c 400000000 /dev/zero; grep VmHWM /proc/$PPID/status > ${peak}`;
    const child = workspace.start(['secrets', 'run', '--', 'sh', '-c', script]);
    // Time for the command to be far ahead, if it may.
    await delay(1_500);
    let seen = 0;
    for await (const piece of child.stdout!) seen += piece.length;
    expect(seen).toBe(400_000_000);
    const [kilobytes] = /\d+/.exec(readFileSync(peak, 'utf8')) ?? [];
    expect(Number(kilobytes)).toBeLessThan(250_000);
  });
});

describe('what secrets run was given itself', () => {
  test.each([
    ['under its name', { [key]: 'sk-given' }, 'has 8: [secret]'],
    ['as a file', { [`${key}_FILE`]: 'given.txt' }, 'has 0: [secret]'],
  ])('%s is stronger than the store, and hidden', async (_, environment, seen) => {
    using workspace = await stored();
    writeFileSync(join(workspace.folder, 'given.txt'), 'sk-given\n');
    const script = `echo "has $\{#${key}}: $(cat given.txt)"`;
    const argv = ['secrets', 'run', '--', 'sh', '-c', script];
    const { stdout } = await workspace.run(argv, { environment });
    expect(stdout).toBe(`${seen}\n`);
  });
});

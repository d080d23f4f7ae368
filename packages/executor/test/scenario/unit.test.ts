import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const main = join(import.meta.dirname, '../../dist/main.js');

async function run(environment: Record<string, string>, args: readonly string[] = []) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { EXECUTOR_METRICS_PORT: '0', ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    if (!child.killed && stdout.includes('"msg":"started"')) child.kill('SIGTERM');
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

test('the executor as a unit starts, and stops when told', async () => {
  const { code, stdout } = await run({});
  expect(code).toBe(0);
  expect(stdout).toContain('"mode":"simulator"');
});

test('the executor tells its version', async () => {
  const { code, stdout } = await run({}, ['--version']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^executor \d+\.\d+\.\d+/)]);
});

test('a mode that is not there yet ends the executor with a coded error', async () => {
  const { code, stderr } = await run({ EXECUTOR_MODE: 'acpc' });
  expect([code, stderr]).toEqual([
    2,
    'MODE_UNAVAILABLE: `EXECUTOR_MODE` is `acpc`, and no dealer is named\n' +
      'hint: Set `SIMULATOR_ENDPOINT=HOST:PORT` to the dealer, or `EXECUTOR_MODE=simulator`\n',
  ]);
});

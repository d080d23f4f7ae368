import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const main = join(import.meta.dirname, '../../dist/main.js');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logger-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the logger as a unit removes old hand logs, is healthy and stops when told', async () => {
  const old = join(folder, 'session-old.jsonl');
  writeFileSync(old, '');
  utimesSync(old, 0, 0);
  const child = spawn(process.execPath, [main], {
    env: { LOGGER_OUTPUT_DIR: folder, LOGGER_METRICS_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    if (output.includes('"msg":"started"')) break;
  }
  expect(existsSync(old)).toBe(false);
  const { httpPort } = JSON.parse(
    output.split('\n').find((line) => line.includes('httpPort')) ?? '',
  );
  const ready = await fetch(`http://127.0.0.1:${httpPort}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true }]);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});

test('the logger tells its version', async () => {
  const child = spawn(process.execPath, [main, '--version'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await once(child, 'close');
  expect(output).toMatch(/^logger \d+\.\d+\.\d+/);
});

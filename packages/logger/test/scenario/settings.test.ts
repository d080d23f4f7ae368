import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const main = join(import.meta.dirname, '../../dist/main.js');
const day = 86_400;
let folder: string;
let child: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logger-'));
  for (const name of ['session-one.jsonl', 'match-one.jsonl']) {
    writeFileSync(join(folder, name), '');
    const age = Date.now() / 1000 - 30 * day;
    utimesSync(join(folder, name), age, age);
  }
});

afterEach(async () => {
  child.kill('SIGTERM');
  await once(child, 'exit');
  rmSync(folder, { recursive: true });
});

/** Starts the logger, and gives its address once it has swept. */
async function start(environment: Record<string, string>): Promise<string> {
  child = spawn(process.execPath, [main], {
    env: { LOGGER_OUTPUT_DIR: folder, LOGGER_METRICS_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += chunk;
    if (output.includes('"msg":"started"')) break;
  }
  const line = output.split('\n').find((each) => each.includes('httpPort')) ?? '';
  return `http://127.0.0.1:${JSON.parse(line).httpPort}`;
}

const both = ['match-one.jsonl', 'session-one.jsonl'];

describe('the settings of the logger', () => {
  test.each([
    ['the usual age', {}, both],
    ['a shorter one', { LOGGER_RETENTION_DAYS: '29' }, ['match-one.jsonl']],
    ['a shorter one under its second name', { RETENTION_DAYS: '29' }, ['match-one.jsonl']],
    ['no age at all', { LOGGER_RETENTION_DAYS: '0' }, both],
    [
      'another prefix',
      { LOGGER_RETENTION_DAYS: '29', LOGGER_SESSION_PREFIX: 'match' },
      ['session-one.jsonl'],
    ],
  ])('decide which hand logs stay: %s', async (_what, environment, left) => {
    await start(environment as Record<string, string>);
    expect(readdirSync(folder).sort()).toEqual(left);
  });

  test.each([
    ['prometheus', 200],
    ['none', 404],
  ])('decide whether metrics are served: %s', async (exporter, status) => {
    const address = await start({ METRICS_EXPORTER: exporter });
    expect((await fetch(`${address}/metrics`)).status).toBe(status);
  });
});

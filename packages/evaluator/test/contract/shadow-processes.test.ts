import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { acesHand, phhHand, shownHand } from '../support/recorded-hands.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

const entryPoint = join(import.meta.dirname, '../../dist/cli/eval.js');

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

function start(
  workspace: TemporaryWorkspace,
  argv: readonly string[],
  options: { node?: readonly string[] } = {},
) {
  return spawn(process.execPath, [...(options.node ?? []), entryPoint, 'shadow', ...argv], {
    cwd: workspace.path,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', SOLVER_ADDR: '127.0.0.1:1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('kill -9 at any moment, any number of times, changes no byte of the decisions', async () => {
  using workspace = new TemporaryWorkspace();
  const hands = Array.from({ length: 400 }, (_, at) => phhHand(at + 1, acesHand));
  workspace.write('hands.phhs', hands.join('\n'));
  const whole = await workspace.eval(['shadow', '--from', 'hands.phhs', '--run-id', 'whole']);
  expect(whole.exitCode).toBe(0);
  const expected = readFileSync(workspace.file('results/eval/whole/decisions.jsonl'));
  const path = workspace.file('results/eval/killed/decisions.jsonl');
  const size = () => (existsSync(path) ? statSync(path).size : 0);
  for (let kill = 1; kill <= 3; kill += 1) {
    const from = ['--from', 'hands.phhs', '--run-id', 'killed'];
    const child = start(workspace, kill === 1 ? from : ['--resume', 'killed']);
    const ended = once(child, 'exit');
    const target = (expected.length * kill) / 5 + ((kill * 7_919) % 1_000);
    while (size() < target && child.exitCode === null) await delay(2);
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
  }
  expect(expected.subarray(0, size()).equals(readFileSync(path))).toBe(true);
  const last = start(workspace, ['--resume', 'killed']);
  expect(await once(last, 'exit')).toEqual([0, null]);
  expect(readFileSync(path).equals(expected)).toBe(true);
});

test('a source larger than the memory it may use passes through', async () => {
  using workspace = new TemporaryWorkspace();
  const path = workspace.file('huge.phhs');
  const descriptor = openSync(path, 'w');
  // Comments take no room in the results, and have to be read all the same.
  const ballast = `# ${'x'.repeat(10_000)}\n`.repeat(100);
  try {
    for (let number = 1; number <= 128; number += 1) {
      writeSync(descriptor, `${phhHand(number, shownHand)}${ballast}`);
    }
  } finally {
    closeSync(descriptor);
  }
  expect(statSync(path).size).toBeGreaterThan(100_000_000);
  const node = ['--max-old-space-size=64'];
  const child = start(workspace, ['--from', 'huge.phhs', '--json'], { node });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(JSON.parse(out)).toMatchObject({ hands: 128, decisions: 512 });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

const entryPoint = join(import.meta.dirname, '../../dist/cli/eval.js');

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

function start(argv: readonly string[], workspace: TemporaryWorkspace) {
  return spawn(process.execPath, [entryPoint, ...argv], {
    cwd: workspace.path,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test.each([
  { workers: '1', amount: '2000' },
  { workers: '3', amount: '6000' },
])(
  'kill -9 at any moment, any number of times, changes no byte of $amount hands with $workers workers',
  async ({ workers, amount }) => {
    using workspace = new TemporaryWorkspace();
    const hands = ['--hands', amount];
    const whole = await workspace.eval(['smoke', ...hands, '--run-id', 'whole']);
    expect(whole.exitCode).toBe(0);
    const expected = readFileSync(workspace.file('results/eval/whole/hands.jsonl'));
    const path = workspace.file('results/eval/killed/hands.jsonl');
    const size = () => (existsSync(path) ? statSync(path).size : 0);
    for (let kill = 1; kill <= 3; kill += 1) {
      const argv = kill === 1 ? [...hands, '--run-id', 'killed'] : ['--resume', 'killed'];
      const child = start(['smoke', ...argv, '--workers', workers], workspace);
      const ended = once(child, 'exit');
      const target = (expected.length * kill) / 6 + ((kill * 7_919) % 1_000);
      while (size() < target && child.exitCode === null) {
        await delay(1);
      }
      child.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);
    }
    expect(expected.subarray(0, size()).equals(readFileSync(path))).toBe(true);
    const last = start(['smoke', '--resume', 'killed', '--json', '--workers', workers], workspace);
    expect(await once(last, 'exit')).toEqual([0, null]);
    expect(readFileSync(path).equals(expected)).toBe(true);
  },
);

test('Ctrl-C ends a run with 130 within its line and says how to go on', async () => {
  using workspace = new TemporaryWorkspace();
  const child = start(['smoke', '--hands', '100000', '--run-id', 'long'], workspace);
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close');
  const path = workspace.file('results/eval/long/hands.jsonl');
  while (!existsSync(path) || statSync(path).size < 10_000) {
    await delay(5);
  }
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  expect(err).toMatch(
    /^INTERRUPTED: Stopped after hand \d+ of 100000; .*\nhint: Continue with `--resume long`\n$/,
  );
  expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true);
});

describe.each([
  ['smoke', ['smoke', '--hands', '600'], 'full'],
  ['smoke in two threads', ['smoke', '--hands', '600', '--workers', '2'], 'full'],
  ['ab', ['ab', 'default', 'few', '--hands', '300'], 'full'],
  ['league', ['league', 'default', 'few', '--hands', '300'], 'full.1-2'],
  ['lbr', ['lbr', '--hands', '90'], 'full'],
] as const)('a disk that is full in the middle of %s', (_, [suite, ...words], run) => {
  test('ends it with 3, and with space it resumes to the same bytes', async () => {
    using workspace = new TemporaryWorkspace();
    const few = { name: 'few', advisors: [{ type: 'heuristic', samples: 10 }] };
    workspace.write('config/bot/few.bot.json', JSON.stringify(few));
    // No file may grow beyond 100 blocks of 512 bytes.
    const argv = [entryPoint, suite, ...words, '--run-id', 'full'];
    const child = spawn('sh', ['-c', 'ulimit -f 100; exec "$0" "$@"', process.execPath, ...argv], {
      cwd: workspace.path,
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent' },
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    expect(await once(child, 'close')).toEqual([3, null]);
    expect(err).toMatch(/^DISK_FULL: .*\n(hint: .*\n)*hint: .*`.*--resume full`\n$/);
    const { exitCode } = await workspace.eval([suite, '--resume', 'full']);
    expect([0, 4]).toContain(exitCode);
    await workspace.eval([suite, ...words, '--run-id', 'whole']);
    const [full, whole] = [run, run.replace('full', 'whole')].map((id) =>
      readFileSync(workspace.file(`results/eval/${id}/hands.jsonl`), 'utf8'),
    );
    expect(full).toBe(whole);
  });
});

test('a run that another process plays is busy', async () => {
  using workspace = new TemporaryWorkspace();
  const child = start(['smoke', '--hands', '100000', '--run-id', 'long'], workspace);
  const ended = once(child, 'close');
  const path = workspace.file('results/eval/long/hands.jsonl');
  while (!existsSync(path)) await delay(5);
  const second = await workspace.eval(['smoke', '--resume', 'long']);
  child.kill('SIGKILL');
  await ended;
  expect(second.exitCode).toBe(3);
  expect(second.err).toMatch(/^RUN_BUSY: Process \d+ is playing run `long`/);
});

test('both entry points tell their version', async () => {
  for (const name of ['cli/eval.js', 'main.js']) {
    const child = spawn(process.execPath, [
      join(import.meta.dirname, '../../dist', name),
      '--version',
    ]);
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(out).toMatch(/^evaluator \d+\.\d+\.\d+\n$/);
  }
});

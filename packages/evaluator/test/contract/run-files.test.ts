import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { thisOwner } from '../../src/run-folder/lock-owner.ts';
import { RunFolder } from '../../src/run-folder/run-folder.ts';
import { RunLock } from '../../src/run-folder/run-lock.ts';
import { startTimeOf } from '../../src/run-folder/running-process.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const entryPoint = join(import.meta.dirname, '../../dist/cli/eval.js');

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const read = (name: string) => readFileSync(workspace.file(`results/eval/${name}`), 'utf8');

async function playUnfinished(run: string): Promise<void> {
  await workspace.eval(['smoke', '--hands', '8', '--run-id', 'played']);
  mkdirSync(workspace.file(`results/eval/${run}`));
  for (const name of ['manifest.json', 'hands.jsonl', 'timings.jsonl']) {
    cpSync(
      workspace.file(`results/eval/played/${name}`),
      workspace.file(`results/eval/${run}/${name}`),
    );
  }
  const manifest = read(`${run}/manifest.json`).replace('"runId": "played"', `"runId": "${run}"`);
  workspace.write(`results/eval/${run}/manifest.json`, manifest);
}

test.each([
  ['null', 'is not what a run writes'],
  ['{}', 'is not what a run writes'],
  ['{"index":0}', 'is not what a run writes'],
  [
    '{"index":0,"tags":{"deal":0,"rotation":0,"bot":0,"degraded":false},"actions":[],"net":[0.5]}',
    'is not what a run writes',
  ],
  ['{', 'is not valid JSON'],
])('a line of hands that holds %s is told as damage, shown or resumed', async (line, what) => {
  await playUnfinished('damaged');
  workspace.write('results/eval/damaged/hands.jsonl', `${line}\n`);
  for (const argv of [
    ['show', 'damaged'],
    ['smoke', '--resume', 'damaged'],
  ]) {
    const { exitCode, err } = await workspace.eval(argv);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^RUN_DAMAGED: `.*hands\.jsonl`, line 1 /);
    expect(err).toContain(what);
  }
});

test('a hand that cannot be replayed is damage, told with its line when the hands are written out', async () => {
  await playUnfinished('damaged');
  const [first = '', ...others] = read('damaged/hands.jsonl').split('\n');
  const broken = first.replace(/"actions":\["[^"]*"/, '"actions":["p9 nonsense"');
  workspace.write('results/eval/damaged/hands.jsonl', [broken, ...others].join('\n'));
  const { exitCode, err } = await workspace.eval(['smoke', '--resume', 'damaged']);
  expect(exitCode).toBe(1);
  expect(err).toMatch(/^RUN_DAMAGED: `.*hands\.jsonl`, line 1 is no hand: /);
});

test('a hand that is timed but not on file is played again and its timing counts once', async () => {
  await playUnfinished('cut');
  const hands = read('cut/hands.jsonl').split('\n').slice(0, 5);
  workspace.write('results/eval/cut/hands.jsonl', `${hands.join('\n')}\n`);
  await workspace.eval(['smoke', '--resume', 'cut']);
  const decisions = (run: string) =>
    JSON.parse(read(`${run}/summary.json`)).latencyMs.decisions as number;
  expect(decisions('cut')).toBe(decisions('played'));
  expect(read('cut/hands.jsonl')).toBe(read('played/hands.jsonl'));
});

test('a folder that cannot be a run hides no run from the list', async () => {
  await playUnfinished('played-too');
  const strange = workspace.file('results/eval/a copy of it');
  cpSync(workspace.file('results/eval/played'), strange, { recursive: true });
  const { exitCode, out } = await workspace.eval(['list', '--json']);
  expect(exitCode).toBe(0);
  const ids = (JSON.parse(out).runs as { runId: string }[]).map(({ runId }) => runId);
  expect(ids.toSorted()).toEqual(['played', 'played-too']);
});

test('a stopped run with all its hands on file says what is missing', async () => {
  await playUnfinished('nearly');
  const { out } = await workspace.eval(['show', 'nearly']);
  expect(out.split('\n')[0]).toBe(
    'undecided: All hands are played, but the run was stopped before its summary was written',
  );
});

function start(argv: readonly string[]) {
  return spawn(process.execPath, [entryPoint, 'smoke', ...argv], {
    cwd: workspace.path,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', SOLVER_ADDR: '127.0.0.1:1' },
    stdio: 'ignore',
  });
}

test('of processes that begin a run of one name at once one plays it, and its settings are on file', async () => {
  const seeds = ['a', 'b', 'c', 'd'];
  const codes = await Promise.all(
    seeds.map(async (seed) => {
      const argv = ['--hands', '60', '--run-id', 'same', '--seed', seed];
      const [code] = await once(start(argv), 'exit');
      return code as number;
    }),
  );
  expect(codes.filter((code) => code === 0)).toHaveLength(1);
  expect(codes.filter((code) => code !== 0).every((code) => code === 2)).toBe(true);
  const seed = seeds[codes.indexOf(0)] ?? '';
  expect(JSON.parse(read('same/manifest.json')).settings.seed).toBe(seed);
  await workspace.eval(['smoke', '--hands', '60', '--run-id', 'alone', '--seed', seed]);
  expect(read('same/hands.jsonl')).toBe(read('alone/hands.jsonl'));
  expect(readdirSync(workspace.file('results/eval/same'))).toHaveLength(7);
});

test('of processes that find a dead owner at once one takes the run over', async () => {
  await workspace.eval(['smoke', '--hands', '100000', '--run-id', 'long'], {
    signal: AbortSignal.abort(),
  });
  // A process of this number runs, but another one: it began at another time.
  const dead = { ...thisOwner('dead'), startTime: 'before' };
  workspace.write('results/eval/long/lock', JSON.stringify(dead));
  const children = [1, 2, 3, 4].map(() => start(['--resume', 'long']));
  const codes: unknown[] = [];
  for (const child of children) child.on('exit', (code) => codes.push(code));
  while (codes.length < 3) await delay(10);
  expect(codes).toEqual([3, 3, 3]);
  const owner = JSON.parse(read('long/lock')) as { pid: number };
  const playing = children.find(({ exitCode }) => exitCode === null);
  expect(owner.pid).toBe(playing?.pid);
  const ended = playing && once(playing, 'exit');
  playing?.kill('SIGKILL');
  await ended;
});

test('a lock is let go by its holder alone, and a torn one is nobody’s', () => {
  mkdirSync(workspace.file('results/eval/run'), { recursive: true });
  const folder = new RunFolder(workspace.file('results/eval'), 'run');
  workspace.write('results/eval/run/lock', '');
  const first = new RunLock(folder);
  expect(() => new RunLock(folder)).toThrow(`Process ${process.pid} is playing run \`run\``);
  const other = { pid: 1, host: 'elsewhere', startTime: startTimeOf(1), token: 'other' };
  workspace.write('results/eval/run/lock', JSON.stringify(other));
  first.release();
  expect(existsSync(folder.file('lock'))).toBe(true);
  expect(readdirSync(folder.path)).toEqual(['lock']);
});

test.each([
  ['--decision-limit-ms', '3600001', 'from 1 to 3600000'],
  ['--decision-limit-ms', '99999999999', 'from 1 to 3600000'],
])('%s %s is refused: a timer cannot wait that long', async (flag, value, bounds) => {
  const { exitCode, err } = await workspace.eval(['smoke', flag, value]);
  expect(exitCode).toBe(2);
  expect(err).toContain(bounds);
});

test.each(['', '../bot/default.bot'])('no file is proposed for an opponent `%s`', async (name) => {
  const { exitCode, err } = await workspace.eval(['smoke', '--opponent', name]);
  expect(exitCode).toBe(2);
  expect(err).toMatch(/\nhint: Choose one of `calling_station`.*`tight_passive`\n$/);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { thisOwner } from '../../src/run-folder/lock-owner.ts';
import { RunFolder } from '../../src/run-folder/run-folder.ts';
import { RunLock } from '../../src/run-folder/run-lock.ts';
import { startTimeOf } from '../../src/run-folder/running-process.ts';
import { startOnHost } from '../support/on-other-host.ts';
import { acesHand, phhHand } from '../support/recorded-hands.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

function emptyRun(): RunFolder {
  mkdirSync(workspace.file('results/eval/run'), { recursive: true });
  return new RunFolder(workspace.file('results/eval'), 'run');
}

/** Writes a lock as another host has it. @param seconds since it was last seen; below 0 for a clock that was set back */
function lockFromElsewhere(folder: RunFolder, seconds: number): void {
  const owner = { ...thisOwner('other'), pid: 7, host: 'elsewhere' };
  workspace.write('results/eval/run/lock', JSON.stringify(owner));
  age(folder.file('lock'), seconds);
}

function age(path: string, seconds: number): void {
  const seen = statSync(path).mtimeMs / 1000 - seconds;
  utimesSync(path, seen, seen);
}

test('what a container plays no other one plays, until it is gone for a minute; then the run goes on to the same bytes', async () => {
  const hands = ['--hands', '3000'];
  const path = workspace.file('results/eval/long/hands.jsonl');
  const argv = ['smoke', ...hands, '--run-id', 'long'];
  const child = startOnHost('first-container', { argv, workspace });
  const ended = once(child, 'exit');
  while (!existsSync(path) || statSync(path).size < 10_000) await delay(5);
  const second = await workspace.eval(['smoke', '--resume', 'long']);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(second.exitCode).toBe(3);
  expect(second.err).toMatch(
    /^RUN_BUSY: Process \d+ is playing run `long` on host `first-container`, last seen \d+ s ago\nhint: .* if that container or machine is gone, the run is free in \d+ s\n$/,
  );
  age(workspace.file('results/eval/long/lock'), 60);
  expect((await workspace.eval(['smoke', '--resume', 'long'])).exitCode).toBe(0);
  await workspace.eval(['smoke', ...hands, '--run-id', 'whole']);
  const whole = readFileSync(workspace.file('results/eval/whole/hands.jsonl'));
  expect(readFileSync(path).equals(whole)).toBe(true);
});

test('who plays shows it every few seconds', async () => {
  const folder = emptyRun();
  const lock = new RunLock(folder);
  age(folder.file('lock'), 3600);
  const { mtimeMs } = statSync(folder.file('lock'));
  while (statSync(folder.file('lock')).mtimeMs === mtimeMs) await delay(100);
  expect(statSync(folder.file('lock')).mtimeMs).toBeGreaterThan(mtimeMs + 3_500_000);
  lock.release();
  expect(existsSync(folder.file('lock'))).toBe(false);
});

test.each([0, 45, -45])('an owner elsewhere that was seen %d s ago is alive', (seconds) => {
  const folder = emptyRun();
  lockFromElsewhere(folder, seconds);
  expect(() => new RunLock(folder)).toThrow(
    /^Process 7 is playing run `run` on host `elsewhere`, last seen \d+ s ago$/,
  );
});

test.each([61, 3600, -3600])('an owner elsewhere that was seen %d s ago is gone', (seconds) => {
  const folder = emptyRun();
  lockFromElsewhere(folder, seconds);
  const lock = new RunLock(folder);
  lock.requireHeld();
  lock.release();
});

test('an owner that has ended is gone before anybody collects it', async () => {
  const folder = emptyRun();
  // Its child ends when there is something to read; nothing collects it.
  const keeper = spawn('/bin/sh', ['-c', '{ read -r line <&3; } & echo $!; exec sleep 60 3<&-'], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  onTestFinished(() => void keeper.kill());
  const [told] = (await once(keeper.stdout as Readable, 'data')) as [Buffer];
  const pid = Number(told.toString());
  const owner = { ...thisOwner('other'), pid, startTime: startTimeOf(pid) };
  workspace.write('results/eval/run/lock', JSON.stringify(owner));
  expect(() => new RunLock(folder)).toThrow(`Process ${pid} is playing run \`run\``);
  // A shell might still collect it.
  const keptBy = () => readFileSync(`/proc/${keeper.pid}/comm`, 'utf8').trim();
  await vi.waitUntil(() => keptBy() === 'sleep', { timeout: 10_000 });
  (keeper.stdio[3] as Writable).end('\n');
  const state = () => /\) (.)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
  await vi.waitUntil(() => state() === 'Z', { timeout: 30_000 });
  new RunLock(folder).release();
});

test('processes of a container with the same host name are not asked for here', () => {
  const folder = emptyRun();
  const owner = { ...thisOwner('other'), pid: 2 ** 22, processes: 'pid:[1]' };
  workspace.write('results/eval/run/lock', JSON.stringify(owner));
  expect(() => new RunLock(folder)).toThrow(`Process ${2 ** 22} is playing run \`run\``);
});

test('an owner that stood still for too long writes nothing over what another one plays', () => {
  const folder = emptyRun();
  const paused = new RunLock(folder);
  lockFromElsewhere(folder, 0);
  const text = readFileSync(folder.file('lock'), 'utf8');
  paused.keepAlive();
  expect(() => paused.requireHeld()).toThrow('Process 7 is playing run `run` on host `elsewhere`');
  paused.release();
  expect(readFileSync(folder.file('lock'), 'utf8')).toBe(text);
  rmSync(folder.file('lock'));
  expect(() => paused.requireHeld()).toThrow('Another process took over run `run`');
});

test.each([
  ['smoke', ['--hands', '60']],
  ['ab', ['default', 'other', '--hands', '60']],
  ['shadow', ['--from', 'hands.phhs']],
])('a run of %s that is taken over ends before it writes', async (suite, argv) => {
  workspace.write('hands.phhs', phhHand(1, acesHand));
  const advisors = [{ type: 'heuristic', samples: 5 }];
  workspace.write('config/bot/other.bot.json', JSON.stringify({ name: 'other', advisors }));
  const folder = new RunFolder(workspace.file('results/eval'), 'run');
  const { exitCode, out } = await workspace.eval([suite, ...argv, '--run-id', 'run', '--events'], {
    onText: (text) => {
      if (text.includes('"type":"started"')) lockFromElsewhere(folder, 0);
    },
  });
  const last = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '');
  expect({ exitCode, code: last.error?.code }).toEqual({ exitCode: 3, code: 'RUN_BUSY' });
  const written = suite === 'shadow' ? 'decisions.jsonl' : 'hands.jsonl';
  expect(readFileSync(join(folder.path, written), 'utf8')).toBe('');
});

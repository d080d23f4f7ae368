import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { type Gc, gcSchema } from '@poker-bot/shared/evaluation/gc';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RunFolder } from '../../src/run-folder/run-folder.ts';
import { RunLock } from '../../src/run-folder/run-lock.ts';
import { stopAtOnce } from '../support/stop-at-once.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const folders = () => readdirSync(workspace.file('results/eval')).toSorted();
const smoke = (runId: string) =>
  workspace.eval(['smoke', '--hands', '6', '--seats', '2', '--run-id', runId]);

/** Makes a run as old as is said. */
function backdate(runId: string, days: number, file = 'manifest.json') {
  const path = workspace.file(`results/eval/${runId}/${file}`);
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const createdAt = new Date(Date.now() - days * 86_400_000).toISOString();
  writeFileSync(path, JSON.stringify({ ...manifest, createdAt }));
}

async function gc(...argv: readonly string[]): Promise<Gc> {
  const { exitCode, out } = await workspace.eval(['gc', ...argv, '--json']);
  expect(exitCode).toBe(0);
  return gcSchema.parse(JSON.parse(out));
}

const ids = ({ removed }: Gc) => removed.map(({ runId }) => runId);

async function threeRuns() {
  for (const [runId, days] of [
    ['old', 60],
    ['middle', 40],
    ['new', 1],
  ] as const) {
    await smoke(runId);
    backdate(runId, days);
  }
}

test('the newest stay, the others go, and it is told what that frees', async () => {
  await threeRuns();
  const result = await gc('--keep', '1');
  expect(ids(result)).toEqual(['middle', 'old']);
  expect(result.bytes).toBeGreaterThan(5_000);
  expect(folders()).toEqual(['new']);
});

test('an age spares what is younger, also of those that are too many', async () => {
  await threeRuns();
  expect(ids(await gc('--older-than', '30d', '--dry-run'))).toEqual(['middle', 'old']);
  expect(ids(await gc('--older-than', '50d', '--keep', '1'))).toEqual(['old']);
  expect(ids(await gc('--older-than', '8w'))).toEqual([]);
  expect(folders()).toEqual(['middle', 'new']);
});

test('a dry run tells the same, and removes and writes nothing', async () => {
  await threeRuns();
  const changes = () => folders().map((run) => statSync(workspace.file(`results/eval/${run}`)));
  const before = changes();
  const dry = await gc('--keep', '1', '--dry-run');
  // A file that comes and goes changes the folder, which could not be one that is read only.
  expect(changes().map(({ mtimeMs }) => mtimeMs)).toEqual(before.map(({ mtimeMs }) => mtimeMs));
  expect(folders()).toEqual(['middle', 'new', 'old']);
  expect(await gc('--keep', '1')).toEqual({ ...dry, dryRun: false });
});

test('a run that is not finished stays unless that is asked for', async () => {
  await stopAtOnce(workspace, ['smoke', '--hands', '60', '--run-id', 'begun']);
  const spared = await gc('--keep', '0');
  expect(spared).toMatchObject({
    removed: [],
    kept: [{ runId: 'begun', reason: 'it is not finished' }],
  });
  expect(ids(await gc('--keep', '0', '--unfinished'))).toEqual(['begun']);
  expect(folders()).toEqual([]);
});

test('a run that somebody plays stays whatever is asked for', async () => {
  await stopAtOnce(workspace, ['smoke', '--hands', '60', '--run-id', 'busy']);
  const lock = new RunLock(new RunFolder(workspace.file('results/eval'), 'busy'));
  const argv = ['--keep', '0', '--unfinished'];
  for (const each of [argv, [...argv, '--dry-run']]) {
    expect(await gc(...each)).toMatchObject({
      removed: [],
      kept: [{ runId: 'busy', reason: 'a process is playing it' }],
    });
  }
  lock.release();
  expect(ids(await gc(...argv))).toEqual(['busy']);
});

test('a league goes with all its matches, and counts as one', async () => {
  const bot = (name: string) =>
    workspace.write(
      `config/bot/${name}.bot.json`,
      JSON.stringify({ name, advisors: [{ type: 'heuristic', samples: 5 }] }),
    );
  for (const name of ['a', 'b', 'c']) bot(name);
  await workspace.eval(['league', 'a', 'b', 'c', '--hands', '4', '--run-id', 'spring']);
  await smoke('after');
  expect(folders()).toHaveLength(5);
  expect(ids(await gc('--keep', '1'))).toEqual(['spring']);
  expect(folders()).toEqual(['after']);
});

test('shards stay until their run is made', async () => {
  const shard = (name: string) =>
    workspace.eval(['smoke', '--hands', '20', '--run-id', 'run', '--shard', name]);
  await shard('1/2');
  await shard('2/2');
  expect(await gc('--keep', '0')).toMatchObject({
    removed: [],
    kept: [{ runId: 'run', reason: 'it is not finished' }],
  });
  await workspace.eval(['merge', 'run']);
  expect(ids(await gc('--keep', '0'))).toEqual(['run']);
  expect(folders()).toEqual([]);
});

test('a run that was divided counts as one of the newest, and stays and goes with its shards', async () => {
  await smoke('old');
  backdate('old', 60);
  for (const name of ['1/2', '2/2']) {
    await workspace.eval(['smoke', '--hands', '20', '--run-id', 'run', '--shard', name]);
  }
  await workspace.eval(['merge', 'run']);
  expect(ids(await gc('--keep', '2'))).toEqual([]);
  expect(ids(await gc('--keep', '1'))).toEqual(['old']);
  expect(folders()).toEqual(['run', 'run.shard-1-of-2', 'run.shard-2-of-2']);
});

test('a local best response is called so', async () => {
  await workspace.eval(['lbr', '--hands', '2', '--run-id', 'bound']);
  expect((await gc('--keep', '0')).removed).toMatchObject([{ runId: 'bound', suite: 'lbr' }]);
});

test('what is damaged or no run is left alone; what a removal has left behind goes', async () => {
  await smoke('damaged');
  workspace.write('results/eval/damaged/manifest.json', '{');
  mkdirSync(workspace.file('results/eval/notes'));
  mkdirSync(workspace.file('results/eval/.removed-before'));
  const { kept, removed } = await gc('--keep', '0');
  expect(removed).toEqual([]);
  expect(kept.map(({ runId }) => runId)).toEqual(['damaged']);
  expect(folders()).toEqual(['damaged', 'notes']);
});

test.each([[[]], [['--older-than', '30']], [['--older-than', '-3d']], [['--keep', 'few']]])(
  'without saying what is old nothing is removed: %j',
  async (argv) => {
    await smoke('one');
    const { exitCode, out } = await workspace.eval(['gc', ...argv, '--json']);
    expect({ exitCode, code: JSON.parse(out).error.code }).toEqual({ exitCode: 2, code: 'USAGE' });
    expect(folders()).toEqual(['one']);
  },
);

/** A copy of a file as a command keeps it, last used so many minutes ago. */
function copy(hash: string, text: string, minutes: number): string {
  const folder = `results/sources/${hash}`;
  mkdirSync(workspace.file(folder), { recursive: true });
  workspace.write(`${folder}/mine.bot.json`, text);
  const then = new Date(Date.now() - minutes * 60_000);
  utimesSync(workspace.file(folder), then, then);
  return `${folder}/mine.bot.json`;
}

test('copies of files go with the last run that names them, unless they were made a moment ago', async () => {
  const bot = JSON.stringify({ name: 'mine', advisors: [{ type: 'heuristic', samples: 5 }] });
  const named = copy('aaaaaaaaaaaa', bot, 90);
  const unnamed = copy('bbbbbbbbbbbb', bot, 90);
  const fresh = copy('cccccccccccc', bot, 10);
  await workspace.eval(['ab', 'default', named, '--hands', '4', '--run-id', 'named']);
  backdate('named', 60);
  await smoke('new');
  const there = () => [named, unnamed, fresh].map((path) => existsSync(workspace.file(path)));

  const planned = await gc('--keep', '2', '--dry-run');
  expect(planned).toMatchObject({ removed: [], sources: { files: 1, bytes: bot.length } });
  expect(there()).toEqual([true, true, true]);
  expect(await gc('--keep', '2')).toEqual({ ...planned, dryRun: false });
  expect(there()).toEqual([true, false, true]);

  const withRun = await gc('--keep', '1');
  expect(ids(withRun)).toEqual(['named']);
  expect(withRun.sources.files).toBe(1);
  expect(there()).toEqual([false, false, true]);
});

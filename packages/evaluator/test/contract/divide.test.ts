import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const path = (run: string, name = '') => workspace.file(`results/eval/${run}/${name}`);
const read = (run: string, name: string) => readFileSync(path(run, name), 'utf8');
const evaluate = async (...argv: string[]) => {
  const { exitCode, out } = await workspace.eval([...argv, '--json']);
  return { exitCode, ...JSON.parse(out) };
};
const divide = (...argv: string[]) => evaluate('divide', ...argv);
const newRun = (...argv: string[]) => divide('--hands', '50', '--run-id', 'run', ...argv);
const shards = ['run.shard-1-of-3', 'run.shard-2-of-3', 'run.shard-3-of-3'];

async function play(runs: readonly string[]) {
  for (const run of runs) {
    expect(await evaluate('smoke', '--resume', run)).toMatchObject({ exitCode: 0 });
  }
}

test('a run that is divided is played by continuing its shards, and merged to that of one process', async () => {
  expect(await newRun('--jobs', '3')).toMatchObject({ runId: 'run', shards, workers: 1 });
  await play(shards);
  await evaluate('merge', 'run');
  await evaluate('smoke', '--hands', '50', '--run-id', 'whole');
  for (const name of ['hands.jsonl', 'hands.phhs']) {
    expect(read('run', name) === read('whole', name)).toBe(true);
  }
});

test('a run that is divided is listed once, before and after it is merged', async () => {
  await newRun('--jobs', '3');
  const listed = async () => (await evaluate('list')).runs;
  const row = { runId: 'run', suite: 'smoke', of: 50, bot: 'heuristic' };
  expect(await listed()).toMatchObject([{ ...row, state: 'unfinished', shards: 3, hands: 0 }]);
  const [first = '', ...others] = shards;
  await play([first]);
  const [begun] = await listed();
  expect(begun).toMatchObject({ ...row, verdict: null });
  expect(begun.hands).toBeGreaterThan(0);
  await play(others);
  await evaluate('merge', 'run');
  const merged = await listed();
  expect(merged).toMatchObject([{ ...row, state: 'finished', hands: 50, verdict: 'pass' }]);
  expect(merged[0]).not.toHaveProperty('shards');
});

test('of more shards than there are deals it says how many there may be, or how many hands it takes', async () => {
  const { exitCode, error } = await divide('--hands', '13', '--seats', '6', '--jobs', '4');
  expect({ exitCode, code: error.code }).toEqual({ exitCode: 2, code: 'HANDS_INVALID' });
  expect(error.next).toEqual(['Play it in at most 3 shards, or give `--hands 24` or more']);
  for (const enough of [
    ['--hands', '13', '--jobs', '3'],
    ['--hands', '24', '--jobs', '4'],
  ]) {
    const checked = await divide('--seats', '6', ...enough, '--check');
    expect(checked).toMatchObject({ exitCode: 0, type: 'checked' });
  }
});

test('without a name the run is called as a run of one process would be', async () => {
  const { runId } = await divide('--hands', '50', '--jobs', '2');
  expect(runId).toMatch(/^eval-smoke-\d{8}-\d{6}-[0-9a-f]{6}$/);
  expect(existsSync(path(`${runId}.shard-2-of-2`, 'manifest.json'))).toBe(true);
});

test('looking over a division writes nothing', async () => {
  const check = await newRun('--jobs', '3', '--check');
  expect(check).toMatchObject({ exitCode: 0, type: 'checked', finished: false, services: [] });
  expect(existsSync(workspace.file('results'))).toBe(false);
});

test('a division is given again, with folders for shards that have none', async () => {
  const divided = await newRun('--jobs', '3');
  const manifest = read('run.shard-1-of-3', 'manifest.json');
  rmSync(path('run.shard-1-of-3'), { recursive: true });
  expect(await divide('--resume', 'run')).toEqual(divided);
  expect(read('run.shard-1-of-3', 'manifest.json')).toBe(manifest);
  expect(await divide('--resume', 'run', '--jobs', '3')).toEqual(divided);
});

test('a run whose merging was stopped is still divided, a merged one is not', async () => {
  await newRun('--jobs', '3');
  await play(shards);
  await evaluate('merge', 'run');
  expect(await divide('--resume', 'run')).toMatchObject({ exitCode: 0, shards: [] });
  rmSync(path('run', 'summary.json'));
  expect(await divide('--resume', 'run')).toMatchObject({ exitCode: 0, shards });
  expect(await divide('--resume', 'run', '--check')).toMatchObject({ finished: true });
});

test('a run that one process has begun is not divided', async () => {
  await evaluate('smoke', '--hands', '50', '--run-id', 'run');
  rmSync(path('run', 'summary.json'));
  expect(await divide('--resume', 'run')).toMatchObject({ exitCode: 0, shards: [] });
  expect(await divide('--resume', 'run', '--jobs', '2')).toMatchObject({
    exitCode: 2,
    error: { code: 'RUN_DIFFERS', details: { differing: ['jobs'] } },
  });
});

test.each([
  { what: 'other jobs', argv: ['--resume', 'run', '--jobs', '2'], code: 'RUN_DIFFERS' },
  { what: 'other hands', argv: ['--resume', 'run', '--hands', '60'], code: 'RUN_DIFFERS' },
  { what: 'a run that is not there', argv: ['--resume', 'gone'], code: 'RUN_UNKNOWN' },
  { what: 'one in so many', argv: ['--resume', 'gone', '--jobs', '3'], code: 'RUN_UNKNOWN' },
  { what: 'a name that is taken', argv: ['--run-id', 'run', '--jobs', '3'], code: 'RUN_EXISTS' },
  { what: 'fewer deals than jobs', argv: ['--hands', '12', '--jobs', '3'], code: 'HANDS_INVALID' },
  { what: 'no number of jobs', argv: ['--hands', '50'], code: 'USAGE' },
  { what: 'too many jobs', argv: ['--jobs', '65'], code: 'USAGE' },
])('$what cannot be divided', async ({ argv, code }) => {
  await newRun('--jobs', '3');
  const { error } = await divide(...argv);
  expect(error?.code).toBe(code);
});

test('a name of which there are shards in another number is taken, also when those are finished', async () => {
  await newRun('--jobs', '2');
  for (const state of ['begun', 'finished']) {
    const { exitCode, error } = await newRun('--jobs', '3');
    expect({ state, exitCode, error }).toMatchObject({
      state,
      exitCode: 2,
      error: {
        code: 'RUN_EXISTS',
        next: ['Continue it with `--resume run`, or choose another `--run-id`'],
        details: { runId: 'run', shards: [2] },
      },
    });
    expect(existsSync(path('run.shard-1-of-3'))).toBe(false);
    await play(['run.shard-1-of-2', 'run.shard-2-of-2']);
  }
});

test('of a run with shards of two numbers those are continued and merged that are named, else none', async () => {
  await newRun('--jobs', '3');
  const shard = ['--shard', '1/2', '--seed', 'another'];
  await evaluate('smoke', '--hands', '50', '--run-id', 'run', ...shard);
  for (const argv of [
    ['divide', '--resume', 'run'],
    ['merge', 'run'],
  ]) {
    expect(await evaluate(...argv)).toMatchObject({
      exitCode: 2,
      error: { code: 'SHARDS_AMBIGUOUS', details: { shards: [2, 3] } },
    });
  }
  expect(await divide('--resume', 'run', '--jobs', '3')).toMatchObject({ exitCode: 0, shards });
  await play(shards);
  expect((await evaluate('merge', 'run')).error.code).toBe('SHARDS_AMBIGUOUS');
  expect((await evaluate('merge', 'run', '--shards', '2')).error.code).toBe('SHARDS_MISSING');
  expect((await evaluate('merge', 'run', '--shards', '4')).error.code).toBe('SHARDS_AMBIGUOUS');
  expect(await evaluate('merge', 'run', '--shards', '3')).toMatchObject({ exitCode: 0, hands: 50 });
  expect(await divide('--resume', 'run')).toMatchObject({ exitCode: 0, shards: [] });
});

test('the name of a run of one process is taken as well', async () => {
  await evaluate('smoke', '--hands', '50', '--run-id', 'run');
  expect((await newRun('--jobs', '3')).error.code).toBe('RUN_EXISTS');
  expect(existsSync(path('run.shard-1-of-3'))).toBe(false);
});

test('who may be paid by each process anew is told', async () => {
  expect((await newRun('--jobs', '3')).warning).toBeUndefined();
  const bot = { name: 'paid', advisors: [{ type: 'agents', name: 'models' }] };
  workspace.write('config/bot/paid.bot.json', JSON.stringify(bot));
  const { warning } = await divide('--hands', '50', '--bot', 'paid', '--jobs', '3');
  expect(warning).toContain('`models`');
  const one = await divide('--hands', '50', '--bot', 'paid', '--jobs', '1');
  expect(one.warning).not.toContain('budget');
  const off = { environment: { AGENTS_ADDR: 'none' } };
  const { out } = await workspace.eval(
    ['divide', '--hands', '50', '--bot', 'paid', '--jobs', '3', '--json'],
    off,
  );
  expect(JSON.parse(out).warning).toMatch(/^Nobody answers for `agents`, [^;]*$/);
});

test('threads are those of each process', async () => {
  expect((await newRun('--jobs', '3', '--workers', '4')).workers).toBe(4);
});

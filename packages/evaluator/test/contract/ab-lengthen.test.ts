import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type AbSummary, abSummarySchema } from '@poker-bot/shared/evaluation/ab-summary';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeDrawnAndLikeliest } from '../support/drawn-and-likeliest.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

// Hundreds of hands, in processes on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const entryPoint = join(import.meta.dirname, '../../dist/cli/eval.js');

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
  writeDrawnAndLikeliest(workspace);
});
afterEach(() => workspace[Symbol.dispose]());

const path = (run: string, name: string) => workspace.file(`results/eval/${run}/${name}`);
const read = (run: string, name: string) => readFileSync(path(run, name), 'utf8');
const json = (run: string, name: string) => JSON.parse(read(run, name));

async function play(...argv: string[]): Promise<AbSummary> {
  const { out } = await workspace.eval(['ab', ...argv, '--json']);
  return abSummarySchema.parse(JSON.parse(out));
}

const begin = (run: string, hands: string) =>
  play('drawn', 'likeliest', '--run-id', run, '--max-hands', hands);

/** What no clock and no name has a part in. */
function lasting(summary: AbSummary) {
  const timeless = (side: AbSummary['a']) => ({
    ...side,
    ...{ latencyMs: side.latencyMs.decisions, advisors: Object.keys(side.advisors) },
  });
  const { a, b } = summary;
  return { ...summary, runId: '', folder: '', a: timeless(a), b: timeless(b) };
}

function expectSameRun(lengthened: string, fresh: string): void {
  for (const name of ['hands.jsonl', 'hands.phhs']) {
    expect(read(lengthened, name)).toBe(read(fresh, name));
  }
  const summaries = [lengthened, fresh].map((run) =>
    abSummarySchema.parse(json(run, 'summary.json')),
  );
  const [one, other] = summaries.map((summary) => {
    const { longer, ...rest } = lasting(summary);
    return { ...rest, longer: longer?.map((word) => (word === summary.runId ? 'RUN' : word)) };
  });
  expect(one).toEqual(other);
  const apart = { runId: '', createdAt: '' };
  const [manifest, freshManifest] = [lengthened, fresh].map((run) => json(run, 'manifest.json'));
  expect({ ...manifest, ...apart }).toEqual({ ...freshManifest, ...apart });
}

test('an undecided run goes on with more hands, and ends as if it had been begun with them', async () => {
  const short = await begin('grown', '60');
  expect(short).toMatchObject({ verdict: 'undecided', hands: 60 });
  const before = read('grown', 'hands.jsonl');
  const told = await workspace.eval(['ab', '--resume', 'grown', '--max-hands', '160', '--events']);
  const [started = ''] = told.out.split('\n');
  // Only the hands that are left cost anything.
  expect(JSON.parse(started)).toMatchObject({
    ...{ type: 'started', hands: 160, resumedAt: 60, cost: { hands: 100 } },
  });
  expect(read('grown', 'hands.jsonl').startsWith(before)).toBe(true);
  await begin('fresh', '160');
  expectSameRun('grown', 'fresh');
  expect(await play('--resume', 'grown', '--max-hands', '160')).toMatchObject({ hands: 160 });
});

test('the command that an undecided run names lets it go on', async () => {
  const { longer } = await begin('named', '200');
  expect(longer?.slice(0, 3)).toEqual(['--resume', 'named', '--max-hands']);
  const environment = { SMOKE_HAND_CAP: '300' };
  const shown = ['ab', '--resume', 'named', '--max-hands', '300'];
  const { out } = await workspace.eval([...shown, '--json'], { environment });
  expect(JSON.parse(out)).toMatchObject({ hands: 300, longer: null });
});

test('a check says that hands are left, and changes nothing', async () => {
  await begin('checked', '40');
  const before = [read('checked', 'manifest.json'), read('checked', 'summary.json')];
  const argv = ['ab', '--resume', 'checked', '--check', '--json'];
  const check = async (...more: string[]) =>
    JSON.parse((await workspace.eval([...argv, ...more])).out);
  expect(await check()).toMatchObject({ finished: true });
  expect(await check('--max-hands', '50')).toMatchObject({
    finished: false,
    warning: expect.stringContaining('50 hands are 25 pairs'),
  });
  expect([read('checked', 'manifest.json'), read('checked', 'summary.json')]).toEqual(before);
});

test('a run with a verdict says that more hands would not change it, and stays as it is', async () => {
  const { hands, verdict, reasons } = await begin('clear', '2000');
  expect(verdict).not.toBe('undecided');
  const files = ['manifest.json', 'summary.json', 'hands.jsonl'] as const;
  const before = files.map((name) => read('clear', name));
  const again = await play('--resume', 'clear', '--max-hands', '9000');
  expect(again).toMatchObject({ verdict, hands });
  expect(again.reasons).toEqual([
    ...reasons,
    `The verdict was clear after ${hands} hands: a run of up to 9000 ends there as well, so nothing was played`,
  ]);
  expect(files.map((name) => read('clear', name))).toEqual(before);
});

describe('what would be another run is refused as before, and leaves the run as it is:', () => {
  test.each([
    ['fewer hands', ['--max-hands', '40'], ['--max-hands', '30'], 'RUN_DIFFERS'],
    [
      'more of a run that plays exactly so many',
      ['--hands', '40'],
      ['--max-hands', '90'],
      'RUN_DIFFERS',
    ],
    ['exactly so many, and more', ['--max-hands', '40'], ['--hands', '90'], 'RUN_DIFFERS'],
    [
      'more under another test',
      ['--max-hands', '40'],
      ['--max-hands', '90', '--delta', '9'],
      'RUN_DIFFERS',
    ],
    ['more than a run may have', ['--max-hands', '40'], ['--max-hands', '9002'], 'HANDS_INVALID'],
  ])('%s', async (_, begun, more, code) => {
    await play('drawn', 'likeliest', '--run-id', 'kept', ...begun);
    const before = [read('kept', 'manifest.json'), read('kept', 'summary.json')];
    const environment = { SMOKE_HAND_CAP: '9000' };
    const { exitCode, err } = await workspace.eval(['ab', '--resume', 'kept', ...more], {
      environment,
    });
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringMatching(`^${code}: `) });
    expect([read('kept', 'manifest.json'), read('kept', 'summary.json')]).toEqual(before);
  });
});

test('a service that is away leaves the run as it was', async () => {
  const advisors = [{ type: 'solver' }];
  workspace.write('config/bot/away.bot.json', JSON.stringify({ name: 'away', advisors }));
  await play('away', 'drawn', '--max-hands', '10', '--run-id', 'away', '--allow-degraded');
  const before = [read('away', 'manifest.json'), read('away', 'summary.json')];
  const { exitCode, err } = await workspace.eval(['ab', '--resume', 'away', '--max-hands', '20']);
  expect({ exitCode, err }).toEqual({
    exitCode: 3,
    err: expect.stringMatching(/^SERVICES_ABSENT/),
  });
  expect([read('away', 'manifest.json'), read('away', 'summary.json')]).toEqual(before);
});

test('killed between its summary and its manifest it is a run that was stopped after its last hand', async () => {
  const { runId, folder, ...short } = await begin('between', '60');
  rmSync(path('between', 'summary.json'));
  const again = await play('--resume', 'between');
  expect(lasting(again)).toEqual(lasting({ runId, folder, ...short }));
  rmSync(path('between', 'summary.json'));
  await play('--resume', 'between', '--max-hands', '160');
  await begin('fresh', '160');
  expectSameRun('between', 'fresh');
});

test('kill -9 at any moment, any number of times, and `--resume` ends it as if it had been begun with all hands', async () => {
  await begin('killed', '60');
  await begin('fresh', '400');
  const size = () => statSync(path('killed', 'hands.jsonl')).size;
  const start = (...argv: string[]) =>
    spawn(process.execPath, [entryPoint, 'ab', '--resume', 'killed', ...argv], {
      cwd: workspace.path,
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent' },
      stdio: 'ignore',
    });
  const whole = statSync(path('fresh', 'hands.jsonl')).size;
  const moments = [
    () => !existsSync(path('killed', 'summary.json')),
    () => json('killed', 'manifest.json').settings.hands === 400,
    () => size() > whole / 2,
  ];
  for (const isReached of moments) {
    const child = start('--max-hands', '400', '--workers', '1');
    const ended = once(child, 'exit');
    while (!isReached() && child.exitCode === null) await delay(1);
    child.kill('SIGKILL');
    await ended;
  }
  expect(json('killed', 'manifest.json').settings.hands).toBe(400);
  await play('--resume', 'killed');
  expectSameRun('killed', 'fresh');
});

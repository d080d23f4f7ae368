import { cpSync, readFileSync, rmSync } from 'node:fs';
import type { GateCondition } from '@poker-bot/shared/evaluation/smoke-summary';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RunFolder } from '../../src/run-folder/run-folder.ts';
import { RunLock } from '../../src/run-folder/run-lock.ts';
import { answeringServer } from '../support/answering-server.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const read = (run: string, name: string) =>
  readFileSync(workspace.file(`results/eval/${run}/${name}`), 'utf8');
const linesOf = (run: string, name: string) => read(run, name).split('\n').length - 1;

const smoke = (...argv: string[]) => workspace.eval(['smoke', '--json', ...argv]);
const merge = () => workspace.eval(['merge', 'run', '--json']);
const errorOf = ({ exitCode, out }: { exitCode: number; out: string }) => ({
  exitCode,
  ...JSON.parse(out).error,
});

async function playShards(of: number, hands: string, ...more: string[]) {
  for (let number = 1; number <= of; number += 1) {
    const shard = ['--run-id', 'run', '--shard', `${number}/${of}`];
    expect((await smoke('--hands', hands, ...shard, ...more)).exitCode).toBe(0);
  }
}

/** What of a summary is the same in every run of the same hands. */
function figures(run: string) {
  const summary = JSON.parse(read(run, 'summary.json'));
  const { runId, folder, latencyMs, memoryGrowthMb, gate, ...others } = summary;
  const outcomes = gate.map(({ name, outcome }: GateCondition) => [name, outcome]);
  return { ...others, outcomes, decisions: latencyMs.decisions };
}

test.each([
  { of: 1, hands: '50', seats: '6' },
  { of: 3, hands: '100', seats: '6' },
  { of: 4, hands: '33', seats: '2' },
  { of: 5, hands: '44', seats: '9' },
])('$of shards of $hands hands at $seats seats are one run', async ({ of, hands, seats }) => {
  await playShards(of, hands, '--seats', seats);
  await smoke('--hands', hands, '--seats', seats, '--run-id', 'whole');
  const merged = await merge();
  expect(merged.exitCode).toBe(0);
  for (const name of ['hands.jsonl', 'hands.phhs']) {
    expect(read('run', name) === read('whole', name)).toBe(true);
  }
  expect(linesOf('run', 'timings.jsonl')).toBe(Number(hands));
  expect(figures('run')).toEqual(figures('whole'));
  expect(await merge()).toEqual(merged);
});

test('a shard is a run of its own deals', async () => {
  await playShards(2, '60');
  const summary = JSON.parse(read('run.shard-2-of-2', 'summary.json'));
  expect(summary).toMatchObject({ hands: 30, deals: 5 });
  expect(JSON.parse(read('run.shard-2-of-2', 'hands.jsonl').split('\n')[0] ?? '').index).toBe(30);
  const { out } = await workspace.eval(['list', '--json']);
  expect(JSON.parse(out).runs).toMatchObject([{ runId: 'run', shards: 2, hands: 60, of: 60 }]);
});

test('a shard that was stopped is missing until it is continued', async () => {
  await playShards(2, '60');
  rmSync(workspace.file('results/eval/run.shard-2-of-2/summary.json'));
  const hands = read('run.shard-2-of-2', 'hands.jsonl');
  workspace.write('results/eval/run.shard-2-of-2/hands.jsonl', hands.slice(0, 9_999));
  const refused = errorOf(await merge());
  expect(refused).toMatchObject({
    exitCode: 3,
    code: 'SHARDS_MISSING',
    next: ['Continue it with `eval smoke --resume run.shard-2-of-2`'],
    details: { missing: ['run.shard-2-of-2'] },
  });
  await smoke('--resume', 'run.shard-2-of-2');
  expect(read('run.shard-2-of-2', 'hands.jsonl') === hands).toBe(true);
  expect((await merge()).exitCode).toBe(0);
});

test('shards that nobody has begun are told with how to play them', async () => {
  await smoke('--hands', '60', '--run-id', 'run', '--shard', '2/3');
  expect(errorOf(await merge())).toMatchObject({
    exitCode: 3,
    code: 'SHARDS_MISSING',
    next: [
      'Play 1/3, 3/3 as the others were played, with `eval smoke --run-id run --shard 1/3` and their other flags',
    ],
    details: { missing: ['run.shard-1-of-3', 'run.shard-3-of-3'] },
  });
});

test('a merge that was stopped is done again', async () => {
  await playShards(2, '60');
  await merge();
  const whole = read('run', 'hands.jsonl');
  rmSync(workspace.file('results/eval/run/summary.json'));
  workspace.write('results/eval/run/hands.jsonl', whole.slice(0, 5_000));
  expect((await merge()).exitCode).toBe(0);
  expect(read('run', 'hands.jsonl') === whole).toBe(true);
});

test('a merge of what another process plays is busy, and changes nothing', async () => {
  await playShards(2, '60');
  await merge();
  rmSync(workspace.file('results/eval/run/summary.json'));
  const begun = read('run', 'hands.jsonl').slice(0, 5_000);
  workspace.write('results/eval/run/hands.jsonl', begun);
  const lock = new RunLock(new RunFolder(workspace.file('results/eval'), 'run'));
  expect(errorOf(await merge())).toMatchObject({ exitCode: 3, code: 'RUN_BUSY' });
  expect(read('run', 'hands.jsonl') === begun).toBe(true);
  lock.release();
  expect((await merge()).exitCode).toBe(0);
});

test('shards of different runs are not merged, nor over another run', async () => {
  await smoke('--hands', '60', '--run-id', 'run', '--shard', '1/2', '--seed', 'a');
  await smoke('--hands', '60', '--run-id', 'run', '--shard', '2/2', '--seed', 'b');
  expect(errorOf(await merge())).toMatchObject({ exitCode: 2, code: 'RUN_DIFFERS' });
  rmSync(workspace.file('results/eval/run.shard-2-of-2'), { recursive: true });
  await smoke('--hands', '60', '--run-id', 'run', '--shard', '2/2', '--seed', 'a');
  await smoke('--hands', '12', '--run-id', 'other');
  cpSync(workspace.file('results/eval/other'), workspace.file('results/eval/run'), {
    recursive: true,
  });
  expect(errorOf(await merge())).toMatchObject({ exitCode: 2, code: 'RUN_EXISTS' });
});

test.each([
  [['--shard', '0/2', '--run-id', 'run'], 'USAGE'],
  [['--shard', '3/2', '--run-id', 'run'], 'USAGE'],
  [['--shard', 'half', '--run-id', 'run'], 'USAGE'],
  [['--shard', '1/2'], 'USAGE'],
  [['--shard', '1/2', '--resume', 'run'], 'USAGE'],
  [['--shard', '1/30', '--run-id', 'run', '--hands', '60'], 'HANDS_INVALID'],
])('%j is refused', async (argv, code) => {
  expect(errorOf(await smoke(...argv))).toMatchObject({ exitCode: 2, code });
});

test('shards of a number that there is not cannot be merged', async () => {
  await playShards(1, '12');
  const refused = errorOf(await workspace.eval(['merge', 'run', '--shards', '2', '--json']));
  expect(refused).toMatchObject({
    exitCode: 2,
    code: 'RUN_UNKNOWN',
    message: 'There are no 2 shards of a run `run`',
  });
});

test('a run without shards cannot be merged', async () => {
  expect(errorOf(await merge())).toMatchObject({ exitCode: 2, code: 'RUN_UNKNOWN' });
});

test('shards that found their services at other addresses are one run, which names them all', async () => {
  using one = await answeringServer();
  using other = await answeringServer();
  const advisors = [{ type: 'solver' }, { type: 'heuristic', samples: 5 }];
  workspace.write('config/bot/served.bot.json', JSON.stringify({ name: 'served', advisors }));
  const argv = ['smoke', '--hands', '8', '--seats', '2', '--bot', 'served', '--run-id', 'run'];
  for (const [place, address] of [one.address, other.address].entries()) {
    const environment = { SOLVER_ADDR: address };
    await workspace.eval([...argv, '--shard', `${place + 1}/2`], { environment });
  }
  await merge();
  const services = { solver: `${one.address}, ${other.address}` };
  expect(JSON.parse(read('run', 'manifest.json')).services).toEqual(services);
});

import { readFileSync, rmSync } from 'node:fs';
import { smokeSummarySchema } from '@poker-bot/shared/evaluation/smoke-summary';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stopAtOnce } from '../support/stop-at-once.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const hands = ['--hands', '400', '--seats', '2', '--opponent', 'calling_station'];

async function smoke(...argv: readonly string[]) {
  const { exitCode, out } = await workspace.eval(['smoke', ...argv, '--json']);
  return { exitCode, summary: smokeSummarySchema.parse(JSON.parse(out)) };
}

const lines = (run: string) =>
  readFileSync(workspace.file(`results/eval/${run}/hands.jsonl`), 'utf8')
    .split('\n')
    .slice(0, -1);

/** Its solver is away in every decision: each hand in which it acts is degraded. */
function breakTheBot() {
  const bot = { name: 'half', advisors: [{ type: 'solver' }, { type: 'heuristic', samples: 20 }] };
  workspace.write('config/bot/default.bot.json', JSON.stringify(bot));
  workspace.write('config/eval/gates.json', JSON.stringify({ degradedShare: 0.1 }));
}

test('a workspace has gates, and the memory of the run is measured and held to its limit', async () => {
  const { exitCode, summary } = await smoke(...hands);
  expect(exitCode).toBe(0);
  expect(summary.gate.map(({ name }) => name)).toEqual([
    'illegal-actions',
    'timeouts',
    'crashes',
    'memory-growth',
    'evidence',
  ]);
  expect(summary.memoryGrowthMb).not.toBeNull();
});

test('a workspace from before there were gates has the plain ones', async () => {
  rmSync(workspace.file('config/eval/gates.json'));
  const { summary } = await smoke(...hands);
  expect(summary.gate.map(({ name }) => name)).toEqual([
    'illegal-actions',
    'timeouts',
    'crashes',
    'evidence',
  ]);
});

test('another file of gates decides: strength that the interval shows passes and fails a run', async () => {
  const gates = (atLeast: number) =>
    workspace.write('gates.json', JSON.stringify({ strength: { calling_station: { atLeast } } }));
  gates(-2_000);
  const weak = await smoke(...hands, '--gates', 'gates.json');
  expect(weak.summary.gate).toContainEqual(
    expect.objectContaining({ name: 'strength:calling_station', outcome: 'pass' }),
  );
  gates(2_000);
  const strong = await smoke(...hands, '--gates', 'gates.json');
  expect(strong).toMatchObject({ exitCode: 4, summary: { verdict: 'fail', hands: 400 } });
});

test('a run ends at the hand that fails it for good, and says so', async () => {
  breakTheBot();
  const { exitCode, summary } = await smoke(...hands, '--run-id', 'early');
  expect(exitCode).toBe(4);
  expect(summary.degradedHands).toBe(41);
  expect(summary.hands).toBeLessThan(60);
  expect(lines('early')).toHaveLength(summary.hands);
  expect(summary.reasons).toEqual([
    `41 of ${summary.hands} hands degraded, above 10 %`,
    `Ended after hand ${summary.hands} of 400: no further hand could change the verdict`,
  ]);
});

test('stopped and resumed, or asked again, it ends at the same hand', async () => {
  breakTheBot();
  const whole = await smoke(...hands, '--run-id', 'whole');
  await stopAtOnce(workspace, ['smoke', ...hands, '--run-id', 'stopped']);
  const resumed = await smoke('--resume', 'stopped');
  expect(resumed.summary.hands).toBe(whole.summary.hands);
  expect(resumed.summary.gate.map(({ outcome }) => outcome)).toEqual(
    whole.summary.gate.map(({ outcome }) => outcome),
  );
  expect(await smoke('--resume', 'stopped')).toEqual(resumed);
});

test('with `endEarly` off all hands are played', async () => {
  breakTheBot();
  const gates = { degradedShare: 0.1, endEarly: false };
  workspace.write('config/eval/gates.json', JSON.stringify(gates));
  const { exitCode, summary } = await smoke(...hands);
  expect(exitCode).toBe(4);
  expect(summary.hands).toBe(400);
});

test('shards play all their hands, so that a run can be made of them', async () => {
  breakTheBot();
  for (const shard of ['1/2', '2/2']) {
    await smoke(...hands, '--run-id', 'run', '--shard', shard);
  }
  const { out } = await workspace.eval(['merge', 'run', '--json']);
  expect(smokeSummarySchema.parse(JSON.parse(out))).toMatchObject({ hands: 400, verdict: 'fail' });
});

test.each([
  ['{ "illegalActions": -1 }', 'CONFIG_INVALID'],
  ['{ "latency": 3 }', 'CONFIG_INVALID'],
  ['{', 'CONFIG_SYNTAX'],
])('gates that are %s are refused before a run is made', async (text, code) => {
  workspace.write('gates.json', text);
  const argv = ['smoke', '--gates', 'gates.json', '--run-id', 'one', '--json'];
  const { out } = await workspace.eval(argv);
  expect(JSON.parse(out).error.code).toBe(code);
  expect((await workspace.eval(['list'])).out).toBe('No runs yet\n');
});

test('strength against nobody there is is refused before a run is made', async () => {
  const strength = { manic: { atLeast: 20, require: true } };
  workspace.write('gates.json', JSON.stringify({ strength }));
  const argv = ['smoke', '--gates', 'gates.json', '--run-id', 'one', '--json'];
  const { exitCode, out } = await workspace.eval(argv);
  expect(exitCode).toBe(2);
  const { error } = JSON.parse(out);
  expect(error).toMatchObject({ code: 'OPPONENT_UNKNOWN', details: { name: 'manic' } });
  expect(error.message).toMatch(/^`strength` of `.*gates\.json`: There is no opponent `manic`/);
  expect(error.details.known).toContain('maniac');
  expect((await workspace.eval(['list'])).out).toBe('No runs yet\n');
});

test('strength against somebody who is not at the table decides nothing; where required it is told', async () => {
  const gates = (require: boolean) => {
    const strength = { maniac: { atLeast: 20, require }, any: { atLeast: -9_000 } };
    workspace.write('gates.json', JSON.stringify({ strength }));
  };
  gates(true);
  const told = await smoke(...hands, '--gates', 'gates.json');
  expect(told).toMatchObject({ exitCode: 0, summary: { verdict: 'pass' } });
  expect(told.summary.reasons).toContain(
    '`maniac` does not sit at this table: the strength against it was not judged',
  );
  gates(false);
  const { summary } = await smoke(...hands, '--gates', 'gates.json');
  expect(summary.gate.map(({ name }) => name)).not.toContain('strength:maniac');
});

test('a file that is not there is refused, and so are other gates for a run that was begun', async () => {
  const missing = await workspace.eval(['smoke', '--gates', 'none.json', '--json']);
  expect(JSON.parse(missing.out).error.code).toBe('CONFIG_UNREADABLE');
  const other = await workspace.eval(['smoke', '--resume', 'x', '--gates', 'g.json', '--json']);
  expect(JSON.parse(other.out).error.code).toBe('USAGE');
});

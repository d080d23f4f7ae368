import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { isFailure, readHistory } from '@poker-bot/poker/history/read-history';
import { replay } from '@poker-bot/poker/history/replay';
import { smokeSummarySchema } from '@poker-bot/shared/evaluation/smoke-summary';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const read = (run: string, name: string) =>
  readFileSync(workspace.file(`results/eval/${run}/${name}`), 'utf8');
const lines = (run: string) => read(run, 'hands.jsonl').split('\n').slice(0, -1);

function fingerprint(run: string): Record<string, [string, number]> {
  const folder = workspace.file(`results/eval/${run}`);
  return Object.fromEntries(
    readdirSync(folder).map((name) => {
      const path = join(folder, name);
      return [name, [readFileSync(path, 'utf8'), statSync(path).mtimeMs]];
    }),
  );
}

test('a run leaves its seven files, and the JSON on standard output follows the published schema', async () => {
  const { exitCode, out, err } = await workspace.eval([
    'smoke',
    '--hands',
    '100',
    '--run-id',
    'one',
    '--json',
  ]);
  const summary = smokeSummarySchema.parse(JSON.parse(out));
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(summary).toMatchObject({
    runId: 'one',
    suite: 'smoke',
    verdict: 'pass',
    hands: 100,
    seats: 6,
    deals: 16,
    handsOutsideDeals: 4,
    illegalActions: 0,
    timeouts: 0,
    crashes: 0,
    degradedHands: 0,
    folder: 'results/eval/one',
  });
  expect(readdirSync(workspace.file('results/eval/one')).toSorted()).toEqual([
    'hands.jsonl',
    'hands.phhs',
    'manifest.json',
    'report.html',
    'summary.csv',
    'summary.json',
    'timings.jsonl',
  ]);
  expect(JSON.parse(read('one', 'summary.json'))).toEqual(summary);
  expect(lines('one')).toHaveLength(100);
  expect(read('one', 'timings.jsonl').split('\n')).toHaveLength(101);
  expect(read('one', 'summary.csv').split('\n')).toHaveLength(3);
});

test('the same seed plays the same bytes under any name, another seed does not', async () => {
  await workspace.eval(['smoke', '--hands', '60', '--run-id', 'one']);
  await workspace.eval(['smoke', '--hands', '60', '--run-id', 'two']);
  await workspace.eval(['smoke', '--hands', '60', '--run-id', 'three', '--seed', 'other']);
  expect(read('two', 'hands.jsonl')).toBe(read('one', 'hands.jsonl'));
  expect(read('two', 'hands.phhs')).toBe(read('one', 'hands.phhs'));
  expect(read('three', 'hands.jsonl')).not.toBe(read('one', 'hands.jsonl'));
});

test('a longer run begins with the hands of a shorter one', async () => {
  await workspace.eval(['smoke', '--hands', '20', '--run-id', 'short']);
  await workspace.eval(['smoke', '--hands', '50', '--run-id', 'long']);
  expect(lines('long').slice(0, 20)).toEqual(lines('short'));
});

test('every hand of the PHH file replays to the chip', async () => {
  await workspace.eval([
    'smoke',
    '--hands',
    '40',
    '--seats',
    '2',
    '--run-id',
    'one',
    '--opponent',
    'maniac',
  ]);
  const { hands } = readHistory(read('one', 'hands.phhs'), { fileName: 'hands.phhs' });
  expect(hands.map((hand) => (isFailure(hand) ? hand : replay(hand).mismatch))).toEqual(
    Array.from({ length: 40 }, () => undefined),
  );
});

test('a run that was stopped anywhere, even within a line, resumes to the same bytes', async () => {
  await workspace.eval(['smoke', '--hands', '80', '--run-id', 'whole']);
  for (const [name, cut] of [
    ['a', 0],
    ['b', 5],
    ['c', 3_333],
    ['d', 20_000],
  ] as const) {
    const stop = new AbortController();
    const stopped = await workspace.eval(['smoke', '--hands', '80', '--run-id', name, '--events'], {
      signal: stop.signal,
      onOut: () => stop.abort(),
    });
    expect(stopped.exitCode).toBe(130);
    expect(stopped.out).toContain(`--resume ${name}`);
    appendFileSync(
      workspace.file(`results/eval/${name}/hands.jsonl`),
      read('whole', 'hands.jsonl').slice(read(name, 'hands.jsonl').length, cut),
    );
    const resumed = await workspace.eval(['smoke', '--resume', name, '--json']);
    expect(resumed.exitCode).toBe(0);
    expect(read(name, 'hands.jsonl')).toBe(read('whole', 'hands.jsonl'));
    expect(read(name, 'hands.phhs')).toBe(read('whole', 'hands.phhs'));
    const { bbPer100, interval } = JSON.parse(resumed.out);
    expect([bbPer100, interval]).toEqual([
      JSON.parse(read('whole', 'summary.json')).bbPer100,
      JSON.parse(read('whole', 'summary.json')).interval,
    ]);
  }
});

test('resuming a finished run gives its verdict again and changes nothing', async () => {
  const first = await workspace.eval(['smoke', '--hands', '30', '--run-id', 'one', '--json']);
  const before = fingerprint('one');
  expect(await workspace.eval(['smoke', '--resume', 'one', '--json'])).toEqual(first);
  expect(fingerprint('one')).toEqual(before);
});

test('resuming with flags that make another run of it is refused, with equal ones not', async () => {
  await workspace.eval(['smoke', '--hands', '30', '--run-id', 'one']);
  const same = await workspace.eval(['smoke', '--resume', 'one', '--hands', '30', '--seats', '6']);
  const other = await workspace.eval(['smoke', '--resume', 'one', '--hands', '31', '--seed', 'x']);
  expect([same.exitCode, other.exitCode]).toEqual([0, 2]);
  expect(other.err).toMatchInlineSnapshot(`
    "RUN_DIFFERS: Run \`one\` was started with other settings: \`--hands\` is \`31\`, the run has \`30\`; \`--seed\` is \`x\`, the run has \`pokerbot\`
    hint: Continue it with \`--resume one\` alone, or start a new run without \`--resume\`
    "
  `);
});

test('the latency gate fails a run that is too slow, and the reasons say by how much', async () => {
  const { exitCode, out } = await workspace.eval([
    'smoke',
    '--hands',
    '30',
    '--max-p99-ms',
    '0.0001',
    '--json',
  ]);
  const summary = smokeSummarySchema.parse(JSON.parse(out));
  expect(exitCode).toBe(4);
  expect(summary.verdict).toBe('fail');
  expect(summary.reasons).toEqual([
    expect.stringMatching(/^The 99th percentile .* above 0\.0001 ms$/),
  ]);
});

test('a bot whose only service is down is not judged healthy', async () => {
  workspace.write(
    'config/bot/default.bot.json',
    JSON.stringify({
      name: 'lost',
      advisors: [{ type: 'solver' }, { type: 'heuristic', samples: 10 }],
    }),
  );
  const { exitCode, out } = await workspace.eval(['smoke', '--hands', '12', '--json']);
  const summary = smokeSummarySchema.parse(JSON.parse(out));
  expect(exitCode).toBe(4);
  expect(summary).toMatchObject({
    verdict: 'undecided',
    hands: 12,
    illegalActions: 0,
    timeouts: 0,
  });
  expect(summary.degradedHands).toBeGreaterThan(0);
});

test('list and show tell finished, unfinished and damaged runs', async () => {
  await workspace.eval(['smoke', '--hands', '30', '--run-id', 'done']);
  const stop = new AbortController();
  await workspace.eval(['smoke', '--hands', '30', '--run-id', 'half', '--events'], {
    signal: stop.signal,
    onOut: () => stop.abort(),
  });
  await workspace.eval(['smoke', '--hands', '30', '--run-id', 'torn']);
  truncateSync(workspace.file('results/eval/torn/manifest.json'), 100);
  const { runs } = JSON.parse((await workspace.eval(['list', '--json'])).out);
  const states = Object.fromEntries(
    runs.map(({ runId, state }: { runId: string; state: string }) => [runId, state]),
  );
  expect(states).toEqual({ done: 'finished', half: 'unfinished', torn: 'damaged' });
  const half = JSON.parse((await workspace.eval(['show', 'half', '--json'])).out);
  expect(half).toMatchObject({ finished: false, summary: { verdict: 'undecided' } });
  expect((await workspace.eval(['show', 'torn'])).exitCode).toBe(1);
});

test('a damaged line is named and nothing is played after it', async () => {
  const stop = new AbortController();
  await workspace.eval(['smoke', '--hands', '30', '--run-id', 'one', '--events'], {
    signal: stop.signal,
    onOut: () => stop.abort(),
  });
  const path = workspace.file('results/eval/one/hands.jsonl');
  appendFileSync(path, '{"hand":\n');
  const { exitCode, err } = await workspace.eval(['smoke', '--resume', 'one']);
  expect(exitCode).toBe(1);
  expect(err).toMatch(/^RUN_DAMAGED: .*hands\.jsonl`, line 1 is not valid JSON/);
  expect(readFileSync(path, 'utf8')).toBe('{"hand":\n');
});

const mistakes: readonly (readonly [what: string, argv: readonly string[], message: RegExp])[] = [
  [
    'an unknown opponent',
    ['smoke', '--opponent', 'nobody'],
    /^OPPONENT_UNKNOWN: .*`nobody`[\s\S]*`maniac`/,
  ],
  ['negative hands', ['smoke', '--hands=-5'], /^HANDS_INVALID: `--hands` is `-5`/],
  ['hands that are no number', ['smoke', '--hands', 'many'], /^HANDS_INVALID/],
  ['more hands than the cap', ['smoke', '--hands', '1000001'], /^HANDS_INVALID: .*SMOKE_HAND_CAP/],
  ['one seat', ['smoke', '--seats', '1'], /^USAGE: `--seats`/],
  [
    'more opponents than seats',
    ['smoke', '--seats', '2', '--opponent', 'maniac,random'],
    /^USAGE: 2 opponents/,
  ],
  ['an unknown flag', ['smoke', '--frobnicate'], /^USAGE/],
  ['an id that leaves the results', ['smoke', '--run-id', '../escape'], /^USAGE: `\.\.\/escape`/],
  ['an unknown run to resume', ['smoke', '--resume', 'nothing'], /^RUN_UNKNOWN/],
  ['an unknown run to show', ['show', 'nothing'], /^RUN_UNKNOWN/],
  ['an unknown command', ['smokee'], /^SUITE_UNKNOWN/],
];

test.each(mistakes)(
  '%s is a usage error and leaves nothing behind',
  async (_what, argv, message) => {
    const { exitCode, out, err } = await workspace.eval(argv);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(message);
    expect(readdirSync(workspace.path)).toEqual(['config']);
  },
);

test('errors are one JSON document with `--json`', async () => {
  const { exitCode, out, err } = await workspace.eval(['smoke', '--opponent', 'nobody', '--json']);
  expect({ exitCode, err }).toEqual({ exitCode: 2, err: '' });
  expect(JSON.parse(out)).toMatchObject({
    error: { code: 'OPPONENT_UNKNOWN', details: { name: 'nobody' } },
  });
});

test('a run of the same id is refused and left alone', async () => {
  await workspace.eval(['smoke', '--hands', '6', '--run-id', 'one']);
  const before = fingerprint('one');
  const again = await workspace.eval(['smoke', '--hands', '12', '--run-id', 'one']);
  expect(again.exitCode).toBe(2);
  expect(again.err).toMatch(/^RUN_EXISTS/);
  expect(fingerprint('one')).toEqual(before);
});

test('events tell start, progress and the summary, one line of JSON each', async () => {
  const { out } = await workspace.eval(['smoke', '--hands', '30', '--run-id', 'one', '--events']);
  const events = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.at(0)).toMatchObject({ type: 'started', runId: 'one', hands: 30, resumedAt: 0 });
  expect(events.at(-2)).toMatchObject({ type: 'progress', hands: 30, of: 30 });
  expect(events.at(-1)).toMatchObject({ type: 'finished', summary: { verdict: 'pass' } });
});

test('a check names the services and leaves nothing behind', async () => {
  expect(await workspace.eval(['smoke', '--check'])).toMatchObject({ exitCode: 0 });
  workspace.write(
    'config/bot/default.bot.json',
    JSON.stringify({
      name: 'all',
      advisors: [{ type: 'solver' }, { type: 'agents' }, { type: 'heuristic' }],
    }),
  );
  const { out } = await workspace.eval(['smoke', '--check', '--events']);
  expect(JSON.parse(out)).toEqual({
    type: 'checked',
    finished: false,
    services: ['solver', 'agents'],
  });
  expect(readdirSync(workspace.path)).toEqual(['config']);
});

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { readAcpc } from '@poker-bot/poker/history/acpc/read-acpc';
import { isFailure } from '@poker-bot/poker/history/read-history';
import { replay } from '@poker-bot/poker/history/replay';
import { type ServeSummary, serveSummarySchema } from '@poker-bot/shared/evaluation/serve-summary';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ServedProcess } from '../../support/served-process.ts';
import { TemporaryWorkspace } from '../../support/temporary-workspace.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Answers the same to the same state, and wrongly: each answer is counted, and is a call. */
const behaviour = 'nonsense';
const hands = 1_500;
const settings = ['--bot', 'default', '--hands', String(hands)];

let workspace: TemporaryWorkspace;
let whole: ServeSummary;

const path = (run: string, name: string) => workspace.file(`results/eval/${run}/${name}`);
const read = (run: string, name: string) => readFileSync(path(run, name), 'utf8');
const write = (run: string, name: string, text: string) =>
  workspace.write(`results/eval/${run}/${name}`, text);
/** What is told of the hands, without the comments between them. */
const books = (run: string) =>
  read(run, 'match.log')
    .split('\n')
    .filter((line) => !line.startsWith('#'));

/** Plays a match, or what is missing of it, to its end. */
async function play(...argv: readonly string[]): Promise<ServeSummary> {
  using served = new ServedProcess(argv, { workspace, behaviour });
  expect(await served.ended).toEqual([0, null]);
  const last = served.events.at(-1);
  return serveSummarySchema.parse(last?.type === 'finished' ? last.summary : undefined);
}

async function errorOf(...argv: readonly string[]) {
  const { exitCode, out } = await workspace.eval(['serve', ...argv, '--json']);
  return { exitCode, code: JSON.parse(out).error.code };
}

/** Everything that does not depend on the clock is as if the match had not been stopped. */
function expectWhole(run: string): void {
  // Of two long texts the difference would take minutes to print.
  expect(books(run).join('\n') === books('whole').join('\n')).toBe(true);
  expect(read(run, 'hands.jsonl') === read('whole', 'hands.jsonl')).toBe(true);
  const indexes = read(run, 'timings.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).index);
  expect(indexes).toEqual(Array.from({ length: hands }, (_, index) => index));
}

beforeAll(async () => {
  workspace = new TemporaryWorkspace();
  whole = await play(...settings, '--run-id', 'whole');
});
afterAll(() => workspace[Symbol.dispose]());

test('a dealer that is killed at any moment, any number of times, goes on to the same match', async () => {
  for (let kill = 1; kill <= 3; kill += 1) {
    const argv = kill === 1 ? [...settings, '--run-id', 'killed'] : ['--resume', 'killed'];
    using served = new ServedProcess(argv, { workspace, behaviour });
    await served.hands(kill * 300);
    served.dealer.kill('SIGKILL');
    expect(await served.ended).toEqual([null, 'SIGKILL']);
    expect(existsSync(path('killed', 'summary.json'))).toBe(false);
  }
  const summary = await play('--resume', 'killed');
  expectWhole('killed');
  expect(summary).toMatchObject({ verdict: 'pass', outcome: 'completed', hands, deals: hands });
  expect(summary.bbPer100).toBe(whole.bbPer100);
  expect(summary.interval).toEqual(whole.interval);
  expect(summary.resumedAt).toHaveLength(3);
  expect(summary.resumedAt[0]).toBeGreaterThanOrEqual(300);
  expect(summary.reasons[1]).toBe(
    `Continued after hand ${summary.resumedAt[0]}, programs from anew`,
  );
});

test('what players did before is counted on: a budget of faults does not begin anew', () => {
  const killed = serveSummarySchema.parse(JSON.parse(read('killed', 'summary.json')));
  const faults = ({ players }: ServeSummary) =>
    players.map(({ conduct }) => conduct?.invalidActions);
  expect(faults(killed)).toEqual(faults(whole));
  expect(faults(whole)[1]).toBeGreaterThan(hands);
});

test('the log of a match that was continued can be read and verified like any other', () => {
  const logged = [...readAcpc(read('killed', 'match.log'), 'match.log')];
  expect(logged).toHaveLength(hands);
  expect(logged.every((hand) => !isFailure(hand) && replay(hand).ok)).toBe(true);
});

test('Ctrl-C says how to go on, and the hand that it cut is played again from its begin', async () => {
  using served = new ServedProcess([...settings, '--run-id', 'stopped'], { workspace, behaviour });
  await served.hands(300);
  served.dealer.kill('SIGINT');
  expect(await served.ended).toEqual([130, null]);
  expect(served.events.at(-1)).toMatchObject({
    type: 'failed',
    error: { code: 'INTERRUPTED', next: ['Continue with `serve --resume stopped`'] },
  });
  const cut = /^# unfinished STATE:(\d+):/m.exec(read('stopped', 'match.log'))?.[1];
  const { resumedAt } = await play('--resume', 'stopped');
  expect(resumedAt).toEqual([Number(cut)]);
  expectWhole('stopped');
  expect(read('stopped', 'match.log')).toContain(`# resumed at hand ${cut}\n`);
});

test('a match that a program left goes on when it is there again', async () => {
  using served = new ServedProcess([...settings, '--run-id', 'left'], { workspace, behaviour });
  await served.hands(300);
  served.programs[0]?.kill('SIGKILL');
  expect(await served.ended).toEqual([1, null]);
  expect(served.events.at(-1)).toMatchObject({ summary: { outcome: 'ACPC_SEAT_LOST' } });
  expect(await play('--resume', 'left')).toMatchObject({ outcome: 'completed' });
  expectWhole('left');
});

test('while it is continued, and when that is killed, it is not taken for what it was before', async () => {
  const argv = [...settings, '--run-id', 'again', '--start-timeout-ms', '1'];
  using absent = new ServedProcess(argv, { workspace, behaviour: 'call' });
  await absent.ended;
  expect(existsSync(path('again', 'summary.json'))).toBe(true);
  using served = new ServedProcess(['--resume', 'again', '--start-timeout-ms', '60000'], {
    workspace,
    behaviour,
  });
  await served.hands(1);
  expect(await errorOf('--resume', 'again')).toEqual({ exitCode: 3, code: 'RUN_BUSY' });
  served.dealer.kill('SIGKILL');
  await served.ended;
  const { runs } = JSON.parse((await workspace.eval(['list', '--json'])).out);
  expect(runs.find(({ runId }: { runId: string }) => runId === 'again').state).toBe('unfinished');
});

const cutLines = (count: number) => (text: string) =>
  text
    .split('\n')
    .slice(0, -1 - count)
    .map((line) => `${line}\n`)
    .join('');
const cutBytes = (text: string) => text.slice(0, -10);

test.each([
  ['hands.jsonl', cutLines(2)],
  ['hands.jsonl', cutBytes],
  ['timings.jsonl', cutLines(2)],
  ['match.log', cutLines(3)],
  ['match.log', cutBytes],
])(
  'files that a power cut left uneven, %s the shortest, are one match again',
  async (name, cut) => {
    rmSync(path('stopped', 'summary.json'));
    write('stopped', name, cut(read('stopped', name)));
    const played = await play('--resume', 'stopped');
    expect(played).toMatchObject({ outcome: 'completed', hands });
    expect(played.bbPer100).toBe(whole.bbPer100);
    expect(books('stopped').join('\n') === books('whole').join('\n')).toBe(true);
    expect(read('stopped', 'hands.jsonl') === read('whole', 'hands.jsonl')).toBe(true);
  },
);

test('a match that only lacks its end gets it, and waits for nobody', async () => {
  rmSync(path('killed', 'summary.json'));
  using served = new ServedProcess(['--resume', 'killed'], { workspace, behaviour });
  expect(await served.ended).toEqual([0, null]);
  expect(served.events.map(({ type }) => type)).toEqual(['started', 'finished']);
  expectWhole('killed');
});

test('a completed match gives its result again and changes nothing', async () => {
  const before = read('whole', 'match.log');
  const { exitCode, out } = await workspace.eval(['serve', '--resume', 'whole', '--json']);
  expect(exitCode).toBe(0);
  expect(serveSummarySchema.parse(JSON.parse(out))).toEqual(whole);
  expect(read('whole', 'match.log') === before).toBe(true);
});

test('a match that ended by its own rules cannot be continued', async () => {
  const argv = [...settings, '--max-invalid', '3', '--run-id', 'decided'];
  using served = new ServedProcess(argv, { workspace, behaviour });
  expect(await served.ended).toEqual([1, null]);
  expect(await errorOf('--resume', 'decided')).toEqual({ exitCode: 2, code: 'ACPC_MATCH_DECIDED' });
});

test.each([
  [['--hands', '10'], 'RUN_DIFFERS'],
  [['--seats', '3'], 'RUN_DIFFERS'],
  [['--seed', 'other'], 'RUN_DIFFERS'],
  [['--name', 'somebody'], 'RUN_DIFFERS'],
  [['--duplicate'], 'RUN_DIFFERS'],
  [['--max-invalid', '3'], 'RUN_DIFFERS'],
  [['--response-ms', '1'], 'RUN_DIFFERS'],
  [['--bot', 'default'], 'USAGE'],
  [['--run-id', 'other'], 'USAGE'],
  [['--port', '0,0'], 'USAGE'],
])('%j would make another match of it, and is refused', async (flags, code) => {
  expect(await errorOf('--resume', 'whole', ...flags)).toEqual({ exitCode: 2, code });
});

test('what is no match, or is none any more, is refused', async () => {
  expect(await errorOf('--resume', 'nothing')).toEqual({ exitCode: 2, code: 'RUN_UNKNOWN' });
  await workspace.eval(['smoke', '--hands', '2', '--seats', '2', '--run-id', 'smoke']);
  expect(await errorOf('--resume', 'smoke')).toEqual({ exitCode: 2, code: 'RUN_DIFFERS' });
  rmSync(path('left', 'summary.json'));
  const log = read('left', 'match.log');
  for (const [from, to] of [
    ['STATE:7:', 'STATE:8:'],
    ['player1\n', 'somebody\n'],
  ] as const) {
    write('left', 'match.log', log.replace(from, to));
    expect(await errorOf('--resume', 'left')).toEqual({ exitCode: 1, code: 'RUN_DAMAGED' });
  }
});

test('`--check` of a match to continue plays nothing', async () => {
  const { out } = await workspace.eval(['serve', '--resume', 'whole', '--check']);
  expect(JSON.parse(out)).toEqual({ type: 'checked', finished: true, services: [] });
});

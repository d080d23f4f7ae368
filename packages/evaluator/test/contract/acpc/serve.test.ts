import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readAcpc } from '@poker-bot/poker/history/acpc/read-acpc';
import { isFailure } from '@poker-bot/poker/history/read-history';
import { replay } from '@poker-bot/poker/history/replay';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import { type ServeSummary, serveSummarySchema } from '@poker-bot/shared/evaluation/serve-summary';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryWorkspace, type Told } from '../../support/temporary-workspace.ts';

const program = join(
  import.meta.dirname,
  '../../../../executor/test/support/acpc/external-player.mjs',
);

let workspace: TemporaryWorkspace;
let programs: ChildProcess[];
beforeEach(() => {
  workspace = new TemporaryWorkspace();
  programs = [];
});
afterEach(() => {
  for (const each of programs) each.kill();
  workspace[Symbol.dispose]();
});

const read = (run: string, name: string) =>
  readFileSync(workspace.file(`results/eval/${run}/${name}`), 'utf8');

interface Served extends Told {
  readonly summary: ServeSummary;
  readonly events: readonly EvaluatorLine[];
}

/** Serves a match, and starts a program for every seat it waits for. */
async function serve(
  argv: readonly string[],
  options: { behaviours?: readonly string[]; signal?: AbortSignal; onHands?: () => void } = {},
): Promise<Served> {
  let out = '';
  const told = await workspace.eval(['serve', '--events', ...argv], {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onText: (text) => {
      out += text;
      if (out.includes('"type":"progress"')) options.onHands?.();
      if (!text.startsWith('{"type":"listening"')) return;
      const line: Extract<EvaluatorLine, { type: 'listening' }> = JSON.parse(text);
      for (const [seat, { host, port }] of line.seats.entries()) {
        const behaviour = options.behaviours?.[seat];
        if (behaviour === 'absent') continue;
        const args = [program, host, String(port), ...(behaviour ? [behaviour] : [])];
        programs.push(spawn(process.execPath, args, { stdio: 'ignore' }));
      }
    },
  });
  const events = out
    .trimEnd()
    .split('\n')
    .map((line): EvaluatorLine => JSON.parse(line));
  const last = events.at(-1);
  const summary = last?.type === 'finished' ? last.summary : undefined;
  return { ...told, events, summary: summary as ServeSummary };
}

test('our bot plays a program of somebody else, and everything is on file', async () => {
  const { exitCode, summary } = await serve([
    '--bot',
    'default',
    '--hands',
    '60',
    '--run-id',
    'one',
  ]);

  expect(exitCode).toBe(0);
  expect(summary).toMatchObject({
    suite: 'serve',
    verdict: 'pass',
    outcome: 'completed',
    bot: 'heuristic',
    opponents: ['player1'],
    hands: 60,
    deals: 60,
    game: 'holdem.nolimit.2p.reverse_blinds.game',
    folder: 'results/eval/one',
  });
  const [ours, theirs] = summary.players;
  expect(ours?.netChips).toBe(-(theirs?.netChips ?? 0));
  expect(theirs?.conduct).toMatchObject({ invalidActions: 0, ignoredLines: 0 });
  expect(readdirSync(workspace.file('results/eval/one')).toSorted()).toEqual([
    'hands.jsonl',
    'manifest.json',
    'match.log',
    'report.html',
    'summary.json',
    'timings.jsonl',
  ]);
  expect(read('one', 'report.html')).toContain('<h2 id="players-heading">Players</h2>');
  expect(read('one', 'report.html')).not.toMatch(/NaN|undefined/);
  expect(read('one', 'match.log')).toContain(
    `SCORE:${ours?.netChips}|${theirs?.netChips}:heuristic|player1`,
  );
  const hands = [...readAcpc(read('one', 'match.log'), 'match.log')];
  expect(hands).toHaveLength(60);
  expect(hands.every((hand) => !isFailure(hand) && replay(hand).ok)).toBe(true);
});

test('the decisions of our bot are kept with their hands', async () => {
  await serve(['--bot', 'config/bot/default.bot.json', '--hands', '5', '--run-id', 'one']);
  const lines = read('one', 'hands.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

  expect(lines.map(({ index, tags }) => [index, tags.bot])).toEqual([
    [0, 0],
    [1, 1],
    [2, 0],
    [3, 1],
    [4, 0],
  ]);
  for (const { decisions, tags, actions } of lines) {
    const ours = actions.filter(
      (action: string) => action.startsWith(`p${tags.bot + 1} `) && !/ (sm|d)/.test(action),
    );
    expect(decisions).toHaveLength(ours.length);
  }
});

test('with --duplicate each deal is played from every seat, and is one observation', async () => {
  const { summary } = await serve([
    '--bot',
    'default',
    '--hands',
    '21',
    '--duplicate',
    '--run-id',
    'two',
  ]);
  const cards = read('two', 'match.log')
    .split('\n')
    .filter((line) => line.startsWith('STATE:'))
    .map((line) => line.split(':')[3]?.split('/')[0]);

  expect(summary).toMatchObject({ duplicate: true, hands: 21, deals: 10, estimator: 'duplicate' });
  const [ours, theirs] = summary.players;
  expect(ours?.estimates.map(({ name, observations }) => [name, observations])).toEqual([
    ['raw', 21],
    ['duplicate', 10],
    ['all-in', 10],
  ]);
  for (const [at, { bbPer100 }] of (ours?.estimates ?? []).entries()) {
    expect(bbPer100 + (theirs?.estimates[at]?.bbPer100 ?? 0)).toBeCloseTo(0, 9);
  }
  for (let deal = 0; deal < 10; deal += 1) expect(cards[2 * deal]).toBe(cards[2 * deal + 1]);
  expect(new Set(cards).size).toBe(11);
});

test('the same seed deals the same cards to whoever plays', async () => {
  const cardsOf = (run: string) =>
    read(run, 'hands.jsonl')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).actions.slice(0, 2));
  await serve(['--hands', '10', '--seed', 'same', '--run-id', 'a']);
  await serve(['--bot', 'default', '--hands', '10', '--seed', 'same', '--run-id', 'b']);

  expect(cardsOf('a')).toEqual(cardsOf('b'));
  expect(cardsOf('a')).toHaveLength(10);
});

test.each([
  ['hang', ['--response-ms', '200'], 'ACPC_SEAT_TIMEOUT', 1],
  ['crash', [], 'ACPC_SEAT_LOST', 1],
  ['nonsense', ['--max-invalid', '3'], 'ACPC_INVALID_ACTIONS', 1],
  ['flood', [], 'ACPC_LINE_TOO_LONG', 1],
  ['old', [], 'ACPC_VERSION_REFUSED', 1],
  ['absent', ['--start-timeout-ms', '100'], 'ACPC_SEAT_ABSENT', 3],
])(
  'a program that does %s gives a result with its code, and what was played',
  async (behaviour, flags, outcome, code) => {
    const argv = ['--bot', 'default', '--hands', '50', '--run-id', 'ended', ...flags];
    const { exitCode, summary } = await serve(argv, { behaviours: [behaviour] });

    expect({ exitCode, outcome: summary.outcome }).toEqual({ exitCode: code, outcome });
    expect(summary.verdict).toBe('fail');
    expect(summary.reasons[0]).toMatch(new RegExp(`^${outcome}: .*\`player1\``));
    const states = read('ended', 'match.log')
      .split('\n')
      .filter((line) => line.startsWith('STATE:'));
    expect(states).toHaveLength(summary.hands);
    const again = await workspace.eval(['show', 'ended', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({
      finished: true,
      summary: { outcome, hands: summary.hands },
    });
  },
);

test('a signal ends the match with its books', async () => {
  const interruption = new AbortController();
  const argv = ['--bot', 'default', '--hands', '1000000', '--run-id', 'stopped'];
  const { exitCode, events } = await serve(argv, {
    signal: interruption.signal,
    onHands: () => interruption.abort(),
  });

  expect(exitCode).toBe(130);
  expect(events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'INTERRUPTED' } });
  const shown = JSON.parse((await workspace.eval(['show', 'stopped', '--json'])).out);
  const summary = serveSummarySchema.parse(shown.summary);
  expect(summary).toMatchObject({ outcome: 'INTERRUPTED', verdict: 'fail' });
  expect(summary.hands).toBeGreaterThan(0);
});

test('a match that was killed is shown as far as its log goes, and listed', async () => {
  await serve(['--bot', 'default', '--hands', '10', '--run-id', 'one']);
  const folder = workspace.file('results/eval/one');
  rmSync(join(folder, 'summary.json'));

  const { out } = await workspace.eval(['show', 'one', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    finished: false,
    summary: {
      outcome: 'unfinished',
      verdict: 'undecided',
      hands: 10,
      players: [{}, { conduct: { invalidActions: 0, ignoredLines: 0 } }],
    },
  });
  const list = await workspace.eval(['list', '--json']);
  expect(JSON.parse(list.out)).toMatchObject({
    runs: [
      { runId: 'one', suite: 'serve', state: 'unfinished', hands: 10, of: 10, bot: 'heuristic' },
    ],
  });
});

test.each([
  [['--seats', '1'], 'USAGE'],
  [['--port', 'x'], 'USAGE'],
  [['--bot', 'default', '--port', '0,0'], 'USAGE'],
  [['--name', 'a:b'], 'USAGE'],
  [['--bot', 'default', '--name', 'heuristic'], 'USAGE'],
  [['--name', 'a,b,c'], 'USAGE'],
  [['--bot', 'nobody'], 'BOT_UNKNOWN'],
  [['--game', 'nothing.game'], 'USAGE'],
  [['--game', 'config'], 'CONFIG_UNREADABLE'],
  [['--game', 'config/bot/default.bot.json'], 'ACPC_GAME_INVALID'],
])('%j is refused before anything is written', async (flags, code) => {
  const { exitCode, out } = await workspace.eval(['serve', '--json', ...flags]);

  expect({ exitCode, code: JSON.parse(out).error.code }).toEqual({ exitCode: 2, code });
  expect(existsSync(workspace.file('results'))).toBe(false);
});

test('a port that is taken is told', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? String(address?.port) : '';

  const { exitCode, out } = await workspace.eval(['serve', '--json', '--port', port]);

  expect({ exitCode, error: JSON.parse(out).error.code }).toEqual({
    exitCode: 3,
    error: 'ADDRESS_IN_USE',
  });
  expect(existsSync(workspace.file('results'))).toBe(false);
  server.close();
});

test('a game that nobody knows is answered with those that are known, and each of them can be dealt', async () => {
  const { exitCode, out } = await workspace.eval(['serve', '--game', 'nope', '--json']);
  expect(exitCode).toBe(2);
  const { code, message, next, details } = JSON.parse(out).error;
  expect({ code, message }).toEqual({
    code: 'USAGE',
    message: '`--game` is `nope`, which is neither a file nor a game that is known',
  });
  expect(next[0]).toContain('`holdem.nolimit.2p.reverse_blinds.game`, `holdem.nolimit.3p.game`');
  expect(details.known).toHaveLength(9);
  for (const game of details.known) {
    const argv = ['serve', '--game', game, '--start-timeout-ms', '1', '--json'];
    const dealt = JSON.parse((await workspace.eval(argv)).out);
    expect(dealt).toMatchObject({ game, outcome: 'ACPC_SEAT_ABSENT' });
  }
});

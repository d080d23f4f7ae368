import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { lbrSchema } from '@poker-bot/shared/evaluation/lbr';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stopAtOnce } from '../support/stop-at-once.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

// A hand takes about a tenth of a second.
vi.setConfig({ testTimeout: 120_000 });

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

async function lbr(...argv: readonly string[]) {
  const { exitCode, out } = await workspace.eval(['lbr', ...argv, '--json']);
  expect(exitCode).toBe(0);
  return lbrSchema.parse(JSON.parse(out));
}

async function errorOf(...argv: readonly string[]) {
  const { exitCode, out } = await workspace.eval(['lbr', ...argv, '--json']);
  return { exitCode, code: JSON.parse(out).error.code };
}

const hands = (run: string) =>
  readFileSync(workspace.file(`results/eval/${run}/hands.jsonl`), 'utf8');

test('the heuristic loses to it, in thousandths of a big blind, and the run can be opened as any other', async () => {
  const result = await lbr('--hands', '100', '--run-id', 'one');
  expect(result).toMatchObject({
    runId: 'one',
    bot: 'heuristic',
    hands: 100,
    deals: 50,
    verdict: 'pass',
    alwaysFold: 750,
    estimator: 'luck-corrected',
    actions: ['fold', 'call', 'pot', 'all-in'],
  });
  expect(result.mbbPerHand!).toBeGreaterThan(0);
  expect(result.interval![0]).toBeLessThan(result.mbbPerHand!);
  expect(result.interval![1]).toBeGreaterThan(result.mbbPerHand!);
  const { out } = await workspace.eval(['show', 'one', '--json']);
  const { summary, lbr: shown } = JSON.parse(out);
  expect(shown).toEqual(result);
  expect(summary.opponents).toEqual(['local-best-response']);
  expect(result.mbbPerHand).toBeCloseTo(-10 * summary.bbPer100, 9);
});

test('who folds every hand loses the mean of the blinds, and the ante of both hands', async () => {
  const path = workspace.file('config/eval/smoke.json');
  const config = JSON.parse(readFileSync(path, 'utf8'));
  config.table = { ...config.table, smallBlind: 25, ante: 50 };
  writeFileSync(path, JSON.stringify(config));
  expect((await lbr('--hands', '2')).alwaysFold).toBe(1_125);
});

test('a run that was stopped goes on to the same hands', async () => {
  await lbr('--hands', '20', '--run-id', 'whole');
  const stopped = await stopAtOnce(workspace, ['lbr', '--hands', '20', '--run-id', 'cut']);
  expect(stopped.exitCode).toBe(130);
  expect(stopped.out).toContain('lbr --resume cut');
  expect((await lbr('--resume', 'cut')).hands).toBe(20);
  expect(hands('cut') === hands('whole')).toBe(true);
});

test('everywhere the run is one of a local best response, and never a smoke run that passed', async () => {
  const { mbbPerHand, interval } = await lbr('--hands', '6', '--run-id', 'bound');
  const shown = await workspace.eval(['show', 'bound']);
  expect(shown.out).toMatch(/^wins /);
  // Of three deals no interval lies above 0.
  expect(shown.out).toContain('proves       nothing');
  const { out } = await workspace.eval(['list', '--json']);
  expect(JSON.parse(out).runs[0]).toMatchObject({
    suite: 'lbr',
    verdict: null,
    exploitability: { mbbPerHand, interval },
    measured: { what: 'won from the bot', looks: 'one' },
  });
  const list = (await workspace.eval(['list'])).out;
  expect(list).toMatch(/won from the bot [+−]\S+ mbb\/hand by luck-corrected, 95% at one look /);
  const page = readFileSync(workspace.file('results/eval/bound/report.html'), 'utf8');
  expect(page).toContain('<h1>Local best response: how much can be won from heuristic?</h1>');
  expect(page).toContain('thousandths of a big blind a hand');
  expect(page).not.toContain('healthy?');
  expect(page).not.toContain('✔ pass');
});

test('it is not gone on with as a smoke run, finished or not', async () => {
  await stopAtOnce(workspace, ['lbr', '--hands', '20', '--run-id', 'cut']);
  const { exitCode, out } = await workspace.eval(['smoke', '--resume', 'cut', '--json']);
  expect(exitCode).toBe(2);
  const named = { code: 'RUN_DIFFERS', next: ['Continue it with `eval lbr --resume cut`'] };
  expect(JSON.parse(out).error).toMatchObject(named);
  const ab = await workspace.eval(['ab', '--resume', 'cut', '--json']);
  expect(JSON.parse(ab.out).error).toMatchObject({
    ...named,
    message: 'Run `cut` is one of the suite `lbr`, not `ab`',
  });
});

test('its figures are of what it wins, in its unit', async () => {
  const { mbbPerHand, interval, halfWidth } = await lbr('--hands', '20', '--run-id', 'drawn');
  const exported = async (format: string) => {
    const argv = ['export', 'drawn', '--figure', 'win-rate', '--format', format];
    return (await workspace.eval(argv)).out;
  };
  const last = JSON.parse(await exported('json')).rows.at(-1);
  expect(last.mbbPerHand).toBeCloseTo(mbbPerHand!, 6);
  expect(last.low).toBeCloseTo(interval![0], 6);
  expect(last.high).toBeCloseTo(interval![1], 6);
  expect(await exported('csv')).toMatch(/^hands,mbbPerHand,low,high,estimator\n/);
  const title = 'What a local best response wins from heuristic in mbb/hand, by luck-corrected';
  expect(await exported('svg')).toContain(`>${title}</title>`);
  const page = readFileSync(workspace.file('results/eval/drawn/report.html'), 'utf8');
  expect(page).toContain(title);
  expect(page).toContain(`hands for ±${halfWidth}`);
  expect(page).not.toContain('Win rate of heuristic in bb/100');
});

test('with fewer actions and streets it is another player', async () => {
  const result = await lbr('--hands', '10', '--streets', 'river,turn', '--actions', 'call,pot');
  expect(result).toMatchObject({ actions: ['call', 'pot'], streets: ['turn', 'river'] });
});

test.each([
  ['heuristic', [{ type: 'heuristic' }], { kind: 'exact', unknown: [] }],
  ['solver', [{ type: 'solver' }, { type: 'heuristic' }], { kind: 'imitated', unknown: [] }],
  ['script', [{ type: 'scripted', opponent: 'maniac' }], { kind: 'exact', unknown: [] }],
  [
    'blend',
    [{ type: 'scripted', opponent: 'maniac' }, { type: 'heuristic' }],
    { kind: 'imitated', unknown: [] },
  ],
  ['agents', [{ type: 'agents', name: 'llm' }], { kind: 'guessed', unknown: ['llm'] }],
  [
    'both',
    [{ type: 'solver' }, { type: 'agents', name: 'llm' }],
    { kind: 'imitated', unknown: ['llm'] },
  ],
])(
  'what a bot with %s holds is believed by what is known of it, and that is said',
  async (name, advisors, belief) => {
    workspace.write('config/bot/asking.bot.json', JSON.stringify({ name, advisors }));
    const result = await lbr('--bot', 'asking', '--hands', '4', '--run-id', 'run');
    expect(result).toMatchObject({ bot: name, hands: 4, belief });
    const page = readFileSync(workspace.file('results/eval/run/report.html'), 'utf8');
    expect(page).toContain(`what the bot holds is ${belief.kind}`);
    const { out } = await workspace.eval(['show', 'run']);
    expect(out).toContain(`belief       ${belief.kind}`);
  },
);

test('from one who nearly always calls more can be won than from one who folds every hand', async () => {
  const result = await lbr('--bot', 'calling_station', '--hands', '100');
  expect(result).toMatchObject({ bot: 'calling_station', belief: { kind: 'exact', unknown: [] } });
  expect(result.interval![0]).toBeGreaterThan(result.alwaysFold);
});

test('where a service is away, the bound is said to be of a bot that played without it', async () => {
  const bot = { name: 'asking', advisors: [{ type: 'heuristic' }, { type: 'solver' }] };
  workspace.write('config/bot/asking.bot.json', JSON.stringify(bot));
  const { degradedHands } = await lbr('--bot', 'asking', '--hands', '10', '--run-id', 'run');
  expect(degradedHands).toBeGreaterThan(0);
  const { out } = await workspace.eval(['show', 'run']);
  expect(out).toContain(`10 hands in run run, in ${degradedHands} of them without an advisor`);
});

test('what a run would ask is told before it is played, and nothing is written', async () => {
  const bot = { name: 'asking', advisors: [{ type: 'heuristic' }, { type: 'solver' }] };
  workspace.write('config/bot/asking.bot.json', JSON.stringify(bot));
  const { out } = await workspace.eval(['lbr', '--bot', 'asking', '--run-id', 'no', '--check']);
  expect(JSON.parse(out)).toMatchObject({ finished: false, services: ['solver'] });
  expect(existsSync(workspace.file('results/eval/no'))).toBe(false);
});

test('flags that mean nothing are refused', async () => {
  expect((await errorOf('--actions', 'fold,pot')).code).toBe('USAGE');
  expect((await errorOf('--actions', 'call,bluff')).code).toBe('USAGE');
  expect((await errorOf('--streets', 'showdown')).code).toBe('USAGE');
  expect((await errorOf('--resume', 'one', '--bot', 'other')).code).toBe('USAGE');
});

test('another run is not continued as one', async () => {
  const field = ['--hands', '4', '--seats', '2', '--opponent', 'maniac'];
  await workspace.eval(['smoke', ...field, '--run-id', 'smoke']);
  expect((await errorOf('--resume', 'smoke')).code).toBe('RUN_DIFFERS');
});

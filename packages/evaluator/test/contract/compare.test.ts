import { comparisonSchema } from '@poker-bot/shared/evaluation/comparison';
import { smokeSummarySchema } from '@poker-bot/shared/evaluation/smoke-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stopAtOnce } from '../support/stop-at-once.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;

const bot = (samples: number, selection = 'sample') =>
  JSON.stringify({
    name: `bot-${samples}`,
    advisors: [{ type: 'heuristic', samples }],
    decision: { selection },
  });

async function smoke(runId: string, ...argv: readonly string[]) {
  const field = ['--seats', '2', '--opponent', 'calling_station', '--hands', '200'];
  const told = await workspace.eval(['smoke', ...field, ...argv, '--run-id', runId, '--json']);
  return smokeSummarySchema.parse(JSON.parse(told.out));
}

beforeAll(async () => {
  workspace = new TemporaryWorkspace();
  workspace.write('config/bot/default.bot.json', bot(20));
  await smoke('one');
  await smoke('again');
  await smoke('elsewhere', '--seed', 'other');
  workspace.write('config/bot/default.bot.json', bot(5, 'best'));
  await smoke('other-bot');
  workspace.write('config/bot/b.bot.json', bot(10));
  for (const id of ['ab-1', 'ab-2']) {
    const bots = id === 'ab-1' ? ['default', 'b'] : ['b', 'default'];
    await workspace.eval(['ab', ...bots, '--hands', '100', '--run-id', id]);
  }
}, 60_000);
afterAll(() => workspace[Symbol.dispose]());

async function compare(...runs: readonly string[]) {
  const { exitCode, out } = await workspace.eval(['compare', ...runs, '--json']);
  expect(exitCode).toBe(0);
  return comparisonSchema.parse(JSON.parse(out));
}

async function errorOf(...runs: readonly string[]) {
  const { exitCode, out } = await workspace.eval(['compare', ...runs, '--json']);
  return { exitCode, code: JSON.parse(out).error.code };
}

test('the same run twice differs in nothing: no doubt, and no difference', async () => {
  const comparison = await compare('one', 'again');
  expect(comparison).toMatchObject({ settings: [], configurations: [], versions: [], notes: [] });
  expect(comparison.differences).toMatchObject([
    { runId: 'again', base: 'one', paired: true, bbPer100: 0, pValue: 1, outcome: 'undecided' },
  ]);
});

test('runs of the same deals are compared deal by deal, and what differs in them is named', async () => {
  const comparison = await compare('one', 'other-bot');
  expect(comparison.settings).toEqual([]);
  expect(comparison.configurations).toEqual([
    { path: 'bot.name', values: ['bot-20', 'bot-5'] },
    { path: 'bot.advisors.heuristic.samples', values: [20, 5] },
    { path: 'bot.decision.selection', values: ['sample', 'best'] },
  ]);
  const [difference] = comparison.differences;
  expect(difference).toMatchObject({
    paired: true,
    estimator: 'luck-corrected',
    observations: [100, 100],
  });
  const [one, other] = comparison.runs.map(
    ({ figures }) => figures.find(({ name }) => name === 'bbPer100')?.value ?? 0,
  );
  expect(difference?.bbPer100).toBeCloseTo(other! - one!, 9);
});

test('runs of other deals are compared as samples of their own', async () => {
  const comparison = await compare('one', 'elsewhere');
  expect(comparison.settings).toEqual([{ path: 'settings.seed', values: ['pokerbot', 'other'] }]);
  expect(comparison.differences).toMatchObject([{ paired: false, observations: [100, 100] }]);
});

test('of several runs each is held against the first, with one error rate for all', async () => {
  const { differences, correction } = await compare('one', 'elsewhere', 'other-bot', 'again');
  expect(correction).toEqual({ method: 'holm', level: 0.05, comparisons: 3 });
  expect(differences.map(({ runId }) => runId)).toEqual(['elsewhere', 'other-bot', 'again']);
  for (const { pValue, adjustedPValue, interval, simultaneousInterval } of differences) {
    expect(adjustedPValue).toBeGreaterThanOrEqual(pValue);
    expect(simultaneousInterval[0]).toBeLessThanOrEqual(interval[0]);
    expect(simultaneousInterval[1]).toBeGreaterThanOrEqual(interval[1]);
  }
});

test('A/B runs are compared by their pairs: the same two the other way round are the opposite', async () => {
  const { differences, runs } = await compare('ab-1', 'ab-2');
  expect(differences).toMatchObject([{ paired: true, observations: [50, 50] }]);
  const bbPer100 = runs.map(
    ({ figures }) => figures.find(({ name }) => name === 'bbPer100')?.value ?? 0,
  );
  expect(Math.sign(bbPer100[0]!)).toBe(-Math.sign(bbPer100[1]!));
});

test('a run that is not finished is compared as far as it got, and that is noted', async () => {
  const { exitCode } = await stopAtOnce(workspace, ['smoke', '--run-id', 'begun', '--seats', '2']);
  expect(exitCode).toBe(130);
  const { notes, runs } = await compare('one', 'begun');
  expect(runs[1]).toMatchObject({ finished: false, verdict: null });
  expect(notes[0]).toBe('Run `begun` is not finished: its figures are those so far');
});

test('runs of different suites, one run alone, one twice and one that is not there are refused', async () => {
  expect(await errorOf('one', 'ab-1')).toEqual({ exitCode: 2, code: 'RUNS_NOT_COMPARABLE' });
  expect(await errorOf('one')).toEqual({ exitCode: 2, code: 'USAGE' });
  expect(await errorOf('one', 'one')).toEqual({ exitCode: 2, code: 'USAGE' });
  expect(await errorOf('one', 'none')).toEqual({ exitCode: 2, code: 'RUN_UNKNOWN' });
});

test('local best responses are compared by what they win from their bots, and never with a smoke run', async () => {
  await workspace.eval(['lbr', '--bot', 'default', '--hands', '40', '--run-id', 'bound']);
  await workspace.eval(['lbr', '--bot', 'b', '--hands', '40', '--run-id', 'bound-b']);
  const { suite, runs, differences, notes } = await compare('bound', 'bound-b');
  expect(suite).toBe('lbr');
  const won = runs.map(
    ({ figures }) => figures.find(({ name }) => name === 'mbbPerHand')?.value ?? 0,
  );
  expect(runs.map(({ verdict }) => verdict)).toEqual([null, null]);
  expect(differences).toMatchObject([{ paired: true, observations: [20, 20], bbPer100: null }]);
  expect(differences[0]?.mbbPerHand).toBeCloseTo(won[1]! - won[0]!, 9);
  expect(notes).toEqual([expect.stringContaining('Each figure is a lower bound')]);
  const { out } = await workspace.eval(['compare', 'bound', 'bound-b']);
  expect(out).toMatch(/bound-b less bound: .\d+\.\d mbb\/hand/);
  expect(await errorOf('one', 'bound')).toEqual({ exitCode: 2, code: 'RUNS_NOT_COMPARABLE' });
  expect(await errorOf('bound', 'one')).toEqual({ exitCode: 2, code: 'RUNS_NOT_COMPARABLE' });
});

test('what is known of a bot has a share in what is won from it, and that is noted', async () => {
  const asking = { name: 'asking', advisors: [{ type: 'agents' }, { type: 'heuristic' }] };
  workspace.write('config/bot/asking.bot.json', JSON.stringify(asking));
  const few = ['--hands', '4', '--actions', 'call,pot'];
  await workspace.eval(['lbr', '--bot', 'b', '--hands', '4', '--run-id', 'known']);
  await workspace.eval(['lbr', '--bot', 'asking', ...few, '--run-id', 'imitated']);
  const { notes } = await compare('known', 'imitated');
  expect(notes).toEqual(
    expect.arrayContaining([
      expect.stringContaining('What the bot holds is exact in `known` and imitated in `imitated`'),
      expect.stringContaining('choose from other actions'),
    ]),
  );
});

test('the text tells what differs and how it was compared', async () => {
  const { out } = await workspace.eval(['compare', 'one', 'other-bot']);
  expect(out).toContain('differs      bot.advisors.heuristic.samples: 20 | 5\n');
  expect(out).toContain('deal by deal by luck-corrected');
  expect(out).toContain('correction   Holm over 1, level 0.05\n');
});

test.each([
  [[], 'was given none'],
  [['list'], 'was given `list` alone'],
  [['one,two'], 'with spaces between them, and was given `one,two` alone'],
])('of %j it says what it wanted', async (runs, words) => {
  const { exitCode, err } = await workspace.eval(['compare', ...runs]);
  expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringContaining(words) });
  expect(err).toContain('hint: `pokerbot eval list` shows the ids that there are');
});

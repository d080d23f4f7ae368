import { existsSync, readFileSync } from 'node:fs';
import { abSummarySchema } from '@poker-bot/shared/evaluation/ab-summary';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { acesHand, phhHand } from '../support/recorded-hands.ts';
import { stopAtOnce } from '../support/stop-at-once.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

// Hundreds of hands, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const read = (run: string, name: string) =>
  readFileSync(workspace.file(`results/eval/${run}/${name}`), 'utf8');

/** What a command prints as JSON. */
async function told(...argv: readonly string[]) {
  const { exitCode, out } = await workspace.eval([...argv, '--json']);
  return { exitCode, document: JSON.parse(out) };
}

test('two scripted opponents play each other: who is better is told, and luck is taken out of what both do', async () => {
  const run = ['--hands', '600', '--run-id', 'one'];
  const { document } = await told('ab', 'calling_station', 'random', ...run);
  const summary = abSummarySchema.parse(document);
  expect(summary).toMatchObject({
    a: { name: 'calling_station', advisors: { calling_station: { failed: 0 } } },
    b: { name: 'random' },
    verdict: 'worse',
    crashes: 0,
    test: { estimator: 'luck-corrected' },
  });
  const lucks = read('one', 'hands.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).luck);
  expect(lucks.some(({ own }) => own !== 0)).toBe(true);
  expect(lucks.some(({ opponent }) => opponent !== 0)).toBe(true);
});

test('a run holds the script itself: it goes on as it began, whatever becomes of the file', async () => {
  const run = ['smoke', '--bot', 'maniac', '--hands', '40', '--opponent', 'random'];
  await told(...run, '--run-id', 'uncut');
  await stopAtOnce(workspace, [...run, '--run-id', 'cut']);
  const script = JSON.parse(readFileSync(workspace.file('config/opponents/maniac.json'), 'utf8'));
  const { bot } = JSON.parse(read('cut', 'manifest.json'));
  expect(bot).toMatchObject({
    name: 'maniac',
    description: script.description,
    advisors: [{ type: 'scripted', opponent: { name: 'maniac', preflop: script.preflop } }],
  });
  workspace.write('config/opponents/maniac.json', '{}');
  await told('smoke', '--resume', 'cut');
  expect(read('cut', 'hands.jsonl')).toBe(read('uncut', 'hands.jsonl'));
});

test('a bot may name a script among its advisors, and plays as the opponent does where it hears nobody else', async () => {
  const advisors = [{ type: 'scripted', name: 'maniac', opponent: 'maniac' }];
  workspace.write('config/bot/wild.bot.json', JSON.stringify({ name: 'wild', advisors }));
  const run = ['--hands', '60', '--seats', '2', '--opponent', 'tight_passive'];
  await told('smoke', '--bot', 'wild', ...run, '--run-id', 'by-file');
  await told('smoke', '--bot', 'maniac', ...run, '--run-id', 'by-name');
  const wild = read('by-file', 'hands.jsonl').replaceAll('"wild"', '"maniac"');
  expect(wild).toBe(read('by-name', 'hands.jsonl'));
});

test('a bot of the same name comes before the opponent', async () => {
  const bot = { name: 'maniac', advisors: [{ type: 'heuristic', samples: 5 }] };
  workspace.write('config/bot/maniac.bot.json', JSON.stringify(bot));
  await told('smoke', '--bot', 'maniac', '--hands', '6', '--run-id', 'one');
  expect(JSON.parse(read('one', 'manifest.json')).bot.advisors).toMatchObject([
    { type: 'heuristic' },
  ]);
});

test.each([
  [['smoke', '--bot', 'nobody']],
  [['ab', 'maniac', 'nobody']],
  [['league', 'maniac', 'nobody']],
  [['lbr', '--bot', 'nobody']],
  [['serve', '--bot', 'nobody']],
])('`%s`: who is neither bot nor opponent is told with those of both kinds', async (argv) => {
  const { exitCode, document } = await told(...argv, '--run-id', 'no');
  expect(exitCode).toBe(2);
  expect(document.error).toMatchObject({
    code: 'BOT_UNKNOWN',
    details: { name: 'nobody', known: ['default'] },
  });
  expect(document.error.details.opponents).toContain('calling_station');
  expect(document.error.next[0]).toContain('an opponent, `calling_station`');
  expect(existsSync(workspace.file('results/eval/no'))).toBe(false);
});

test('a script that there is not, or that cannot be read, leaves no run behind', async () => {
  const advisors = [{ type: 'scripted', opponent: 'nobody' }];
  workspace.write('config/bot/lost.bot.json', JSON.stringify({ name: 'lost', advisors }));
  const lost = await told('smoke', '--bot', 'lost', '--run-id', 'no');
  expect(lost).toMatchObject({ exitCode: 2, document: { error: { code: 'OPPONENT_UNKNOWN' } } });
  const script = JSON.parse(readFileSync(workspace.file('config/opponents/maniac.json'), 'utf8'));
  script.preflop.unopened.early.raise = 'XX';
  workspace.write('config/opponents/maniac.json', JSON.stringify(script));
  const odd = await told('smoke', '--bot', 'maniac', '--opponent', 'random', '--run-id', 'no');
  expect(odd).toMatchObject({ exitCode: 2, document: { error: { code: 'CONFIG_INVALID' } } });
  expect(existsSync(workspace.file('results/eval/no'))).toBe(false);
});

test('scripts ask no service, and cost nothing', async () => {
  for (const argv of [
    ['ab', 'maniac', 'random'],
    ['smoke', '--bot', 'calling_station'],
    ['lbr', '--bot', 'calling_station'],
    ['league', 'maniac', 'random'],
    ['serve', '--bot', 'maniac'],
  ]) {
    const { document } = await told(...argv, '--check');
    expect(document).toMatchObject({ finished: false, services: [] });
  }
});

test('recorded hands are replayed through a script', async () => {
  workspace.write('hands.phhs', phhHand(1, acesHand));
  const argv = ['shadow', '--from', 'hands.phhs', '--bot', 'calling_station', '--run-id', 'one'];
  const { document } = await told(...argv);
  expect(document).toMatchObject({
    bot: 'calling_station',
    advisors: { calling_station: { failed: 0, skipped: 0 } },
  });
  expect(document.decisions).toBeGreaterThan(0);
});

test('scripts are ranked in a league, and what a guest is stays the same', async () => {
  const argv = ['league', 'random', 'tight_aggressive', '--guest', 'maniac', '--hands', '200'];
  const { document } = await told(...argv, '--run-id', 'one');
  const players = document.bots.map((bot: { name: string; guest: boolean; rank: unknown }) => bot);
  expect(players).toMatchObject([
    { name: 'tight_aggressive', rank: [1, 1] },
    { name: 'random', rank: [2, 2] },
    { name: 'maniac', rank: null },
  ]);
  const twice = await told('league', 'maniac', 'random', '--guest', 'maniac', '--run-id', 'two');
  expect(twice).toMatchObject({ exitCode: 2, document: { error: { code: 'USAGE' } } });
});

test('the path of a script names it as well, wherever the file is', async () => {
  const script = readFileSync(workspace.file('config/opponents/maniac.json'), 'utf8');
  workspace.write('./wild.json', script);
  const run = ['--hands', '4', '--seats', '2', '--opponent', 'random'];
  await told('smoke', '--bot', './wild.json', ...run, '--run-id', 'by-path');
  await told('smoke', '--bot', 'maniac', ...run, '--run-id', 'by-name');
  expect(read('by-path', 'hands.jsonl')).toBe(read('by-name', 'hands.jsonl'));
});

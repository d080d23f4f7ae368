import { existsSync, readFileSync } from 'node:fs';
import { type League, leagueSchema } from '@poker-bot/shared/evaluation/league';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stopAtOnce } from '../support/stop-at-once.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
let whole: League;

const bots = ['few', 'many', 'rash'];

async function league(...argv: readonly string[]) {
  const { exitCode, out } = await workspace.eval(['league', ...argv, '--json']);
  expect(exitCode).toBe(0);
  return leagueSchema.parse(JSON.parse(out));
}

async function errorOf(...argv: readonly string[]) {
  const { exitCode, out } = await workspace.eval(['league', ...argv, '--json']);
  return { exitCode, code: JSON.parse(out).error.code };
}

const hands = (run: string) =>
  readFileSync(workspace.file(`results/eval/${run}/hands.jsonl`), 'utf8');

beforeAll(async () => {
  workspace = new TemporaryWorkspace();
  const write = (name: string, samples: number, selection: string) =>
    workspace.write(
      `config/bot/${name}.bot.json`,
      JSON.stringify({ name, advisors: [{ type: 'heuristic', samples }], decision: { selection } }),
    );
  write('few', 5, 'sample');
  write('many', 40, 'sample');
  write('rash', 1, 'best');
  whole = await league(...bots, '--hands', '60', '--run-id', 'whole');
}, 60_000);
afterAll(() => workspace[Symbol.dispose]());

test('everybody meets everybody, and each match is an A/B run that can be opened', async () => {
  expect(whole.matches.map(({ bots: pair }) => pair)).toEqual([
    ['few', 'many'],
    ['few', 'rash'],
    ['many', 'rash'],
  ]);
  expect(whole.matches.map(({ deals }) => deals)).toEqual([30, 30, 30]);
  for (const { runId, bbPer100 } of whole.matches) {
    const { out } = await workspace.eval(['show', runId, '--json']);
    const { summary } = JSON.parse(out);
    expect(summary).toMatchObject({ suite: 'ab', hands: 60 });
    expect(bbPer100).toBeCloseTo(summary.bbPer100, 9);
  }
});

test('the table is ordered by what was won, which sums to nothing', () => {
  const won = whole.bots.map(({ bbPer100 }) => bbPer100 ?? 0);
  expect(won).toEqual(won.toSorted((a, b) => b - a));
  expect(won.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 9);
  expect(whole.bots.map((bot) => bot.hands)).toEqual([120, 120, 120]);
  expect(whole.correction).toEqual({ method: 'holm', level: 0.05, matches: 3 });
});

test('a league that was stopped goes on to the same table, and a finished one gives it again', async () => {
  const argv = [...bots, '--hands', '60', '--run-id', 'cut'];
  const stopped = await stopAtOnce(workspace, ['league', ...argv]);
  expect(stopped.exitCode).toBe(130);
  expect(stopped.out).toContain('league --resume cut');
  const resumed = await league('--resume', 'cut');
  const told = ({ matches, bots: members }: League) => ({
    members,
    matches: matches.map(({ runId, ...match }) => match),
  });
  expect(told(resumed)).toEqual(told(whole));
  for (const pair of ['1-2', '1-3', '2-3']) {
    expect(hands(`cut.${pair}`) === hands(`whole.${pair}`)).toBe(true);
  }
  expect(await league('--resume', 'cut')).toEqual(resumed);
});

test('a configuration that is changed in between changes nothing of a league that was begun', async () => {
  const argv = [...bots, '--hands', '60', '--run-id', 'edited'];
  await stopAtOnce(workspace, ['league', ...argv]);
  const path = 'config/bot/rash.bot.json';
  const before = readFileSync(workspace.file(path), 'utf8');
  workspace.write(path, before.replace('best', 'sample'));
  await league('--resume', 'edited');
  workspace.write(path, before);
  expect(hands('edited.1-3') === hands('whole.1-3')).toBe(true);
});

test('what cannot be played is refused before anything is written', async () => {
  expect(await errorOf('few', '--run-id', 'no')).toEqual({ exitCode: 2, code: 'USAGE' });
  expect(await errorOf('few', 'few', '--run-id', 'no')).toEqual({ exitCode: 2, code: 'USAGE' });
  expect(await errorOf('few', 'nobody', '--run-id', 'no')).toEqual({
    exitCode: 2,
    code: 'BOT_UNKNOWN',
  });
  expect(existsSync(workspace.file('results/eval/no'))).toBe(false);
});

test('guests are played by every bot and by no guest, to the cards of all matches, and have no rank', async () => {
  const argv = ['few', 'many', '--guest', 'maniac', '--guest', 'calling_station'];
  const table = await league(...argv, '--hands', '60', '--run-id', 'visited');
  expect(table.matches.map(({ bots: pair }) => pair)).toEqual([
    ['few', 'many'],
    ['few', 'maniac'],
    ['few', 'calling_station'],
    ['many', 'maniac'],
    ['many', 'calling_station'],
  ]);
  expect(table.correction.matches).toBe(5);
  expect(table.bots.map(({ name, scripted, hands: played }) => [name, scripted, played])).toEqual([
    [expect.stringMatching(/few|many/), false, 180],
    [expect.stringMatching(/few|many/), false, 180],
    [expect.stringMatching(/maniac|calling/), true, 120],
    [expect.stringMatching(/maniac|calling/), true, 120],
  ]);
  expect(table.bots.map(({ rank }) => rank === null)).toEqual([false, false, true, true]);
  expect(hands('visited.1-2') === hands('whole.1-2')).toBe(true);
  const cards = (run: string) =>
    hands(run)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).actions.slice(0, 2));
  expect(cards('visited.2-3')).toEqual(cards('visited.1-2'));
});

test('a match with a guest is a smoke run, whose figure is that of the bot in the table', async () => {
  const { matches } = await league('--resume', 'visited');
  const { out } = await workspace.eval(['show', 'visited.1-3', '--json']);
  const { summary } = JSON.parse(out);
  expect(summary).toMatchObject({ suite: 'smoke', hands: 60, bot: 'few', opponents: ['maniac'] });
  const match = matches.find(({ runId }) => runId === 'visited.1-3');
  expect(match?.bbPer100).toBeCloseTo(summary.bbPer100, 9);
});

test('averages are over those that one meets', async () => {
  const { bots: members, matches } = await league('--resume', 'visited');
  const averageOf = (name: string) => {
    const own = matches.filter(({ bots: pair }) => pair.includes(name));
    const won = own.map(
      ({ bots: [first], bbPer100 }) => (first === name ? 1 : -1) * (bbPer100 ?? 0),
    );
    return won.reduce((sum, each) => sum + each, 0) / own.length;
  };
  for (const { name, bbPer100 } of members) expect(bbPer100).toBeCloseTo(averageOf(name), 9);
});

test('one bot may meet guests alone, and a league that was stopped among them goes on', async () => {
  const argv = ['few', '--guest', 'maniac,random', '--hands', '40'];
  const uncut = await league(...argv, '--run-id', 'alone');
  expect(uncut.bots.map(({ name, rank }) => [name, rank])).toContainEqual(['few', [1, 1]]);
  await stopAtOnce(workspace, ['league', ...argv, '--run-id', 'halted']);
  await league('--resume', 'halted');
  for (const pair of ['1-2', '1-3']) {
    expect(hands(`halted.${pair}`) === hands(`alone.${pair}`)).toBe(true);
  }
});

test('guests that cannot take part are refused before anything is written', async () => {
  const refused = async (...argv: readonly string[]) =>
    (await errorOf(...argv, '--run-id', 'no')).code;
  expect(await refused('few', '--guest', 'nobody')).toBe('OPPONENT_UNKNOWN');
  expect(await refused('--guest', 'maniac', '--guest', 'random')).toBe('USAGE');
  expect(await refused('few', '--guest', 'maniac,maniac')).toBe('USAGE');
  workspace.write(
    'config/bot/maniac.bot.json',
    JSON.stringify({ name: 'maniac', advisors: [{ type: 'heuristic' }] }),
  );
  expect(await refused('maniac', '--guest', 'maniac')).toBe('USAGE');
  expect((await errorOf('--resume', 'whole', '--guest', 'maniac')).code).toBe('USAGE');
  expect(existsSync(workspace.file('results/eval/no'))).toBe(false);
});

test('an id that is taken, one that is not there and other settings are refused', async () => {
  expect((await errorOf(...bots, '--run-id', 'whole')).code).toBe('RUN_EXISTS');
  expect((await errorOf('--resume', 'nothing')).code).toBe('RUN_UNKNOWN');
  expect((await errorOf('--resume', 'whole', '--hands', '80')).code).toBe('RUN_DIFFERS');
  expect((await errorOf('--resume', 'whole', ...bots)).code).toBe('USAGE');
});

test('`--check` plays nothing and names the services that the bots ask', async () => {
  const bot = { name: 'asking', advisors: [{ type: 'solver' }] };
  workspace.write('config/bot/asking.bot.json', JSON.stringify(bot));
  const argv = ['league', 'few', 'asking', '--run-id', 'checked', '--check'];
  const { out } = await workspace.eval(argv);
  expect(JSON.parse(out)).toEqual({ type: 'checked', finished: false, services: ['solver'] });
  expect(existsSync(workspace.file('results/eval/checked'))).toBe(false);
});

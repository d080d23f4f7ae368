import { existsSync, readFileSync, rmSync } from 'node:fs';
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

test('a match notes its bots as they were named, so that a longer run of the two can name them again', async () => {
  const file = 'config/bot/few.bot.json';
  await league(file, 'many', '--guest', 'maniac', '--hands', '4', '--run-id', 'by-file');
  const manifest = (run: string) =>
    JSON.parse(readFileSync(workspace.file(`results/eval/${run}/manifest.json`), 'utf8'));
  expect(manifest('by-file.1-2').given).toEqual({ a: 'many', b: file });
  expect(manifest('by-file.1-3')).toMatchObject({ suite: 'smoke', bot: { name: 'few' } });
  expect(manifest('by-file.1-3')).not.toHaveProperty('given');
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

test('a finished league is shown again, and is listed above its matches', async () => {
  const { out } = await workspace.eval(['show', 'whole', '--json']);
  const shown = JSON.parse(out);
  expect(shown).toMatchObject({ finished: true, manifest: { suite: 'league', runId: 'whole' } });
  expect(shown.league).toEqual(whole);
  const plain = await workspace.eval(['show', 'whole']);
  expect(plain.out).toContain('match  few against many');
  const { runs } = JSON.parse((await workspace.eval(['list', '--json'])).out);
  const own = runs.filter(({ runId }: { runId: string }) => runId.startsWith('whole'));
  expect(own.map(({ runId }: { runId: string }) => runId)).toEqual([
    'whole',
    'whole.1-2',
    'whole.1-3',
    'whole.2-3',
  ]);
  expect(own[0]).toMatchObject({
    suite: 'league',
    state: 'finished',
    hands: 180,
    of: 180,
    bot: 'few, many, rash',
    opponents: [],
  });
});

test('a league that was stopped is shown and listed as far as its matches go', async () => {
  await stopAtOnce(workspace, ['league', ...bots, '--hands', '60', '--run-id', 'partial']);
  // One match is played, as when the league was stopped after it.
  await workspace.eval(['ab', '--resume', 'partial.1-2']);
  const { league: table, finished } = JSON.parse(
    (await workspace.eval(['show', 'partial', '--json'])).out,
  );
  expect(finished).toBe(false);
  const shown = leagueSchema.parse(table);
  const [first, ...others] = shown.matches;
  expect(first).toMatchObject({ runId: 'partial.1-2', deals: 30 });
  expect(first?.bbPer100).toBeCloseTo(whole.matches[0]?.bbPer100 ?? Number.NaN, 9);
  expect(others.map(({ deals, bbPer100, significant }) => [deals, bbPer100, significant])).toEqual([
    [0, null, false],
    [0, null, false],
  ]);
  expect(shown.bots.map(({ bbPer100, rank }) => [bbPer100, rank])).toEqual([
    [null, [1, 3]],
    [null, [1, 3]],
    [null, [1, 3]],
  ]);
  const { runs } = JSON.parse((await workspace.eval(['list', '--json'])).out);
  const own = runs.find(({ runId }: { runId: string }) => runId === 'partial');
  expect(own).toMatchObject({ state: 'unfinished', hands: 60, of: 180 });
});

test.each([
  ['report'],
  ['export', '--figure', 'win-rate'],
  ['compare', 'whole.1-2'],
  ['show', '--divergence', '1'],
  ['smoke', '--resume'],
])('%s of a league says that it wants one of its matches', async (...argv) => {
  const { exitCode, out } = await workspace.eval([...argv, 'whole', '--json']);
  const { code, next } = JSON.parse(out).error;
  expect({ exitCode, code }).toEqual({ exitCode: 2, code: 'RUN_IS_LEAGUE' });
  expect(next[0]).toBe('Name one of its matches, such as `whole.1-2`');
  expect((await workspace.eval(['report', 'whole.1-2'])).exitCode).toBe(0);
});

test('a damaged league is listed as such and told when it is shown', async () => {
  const table = workspace.file('results/eval/whole/summary.json');
  const before = readFileSync(table, 'utf8');
  workspace.write('results/eval/whole/summary.json', '{"leagueId": "whole"}');
  const { exitCode, err } = await workspace.eval(['show', 'whole']);
  expect(exitCode).toBe(1);
  expect(err).toMatch(/^RUN_DAMAGED: /);
  const { out } = await workspace.eval(['list', '--json']);
  workspace.write('results/eval/whole/summary.json', before);
  expect(JSON.parse(out).runs).toContainEqual(
    expect.objectContaining({ runId: 'whole', state: 'damaged' }),
  );
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

test('a league that is continued says what is left of its matches, in hands', async () => {
  const argv = ['few', 'many', '--guest', 'maniac', '--hands', '40', '--run-id', 'costed'];
  await league(...argv);
  for (const run of ['costed.1-2', 'costed.2-3']) {
    rmSync(workspace.file(`results/eval/${run}/summary.json`));
    const kept = hands(run).split('\n').slice(0, 30);
    workspace.write(`results/eval/${run}/hands.jsonl`, `${kept.join('\n')}\n`);
  }
  const { out } = await workspace.eval(['league', '--resume', 'costed', '--events']);
  const planned = out.split('\n').find((line) => line.includes('"planned"')) ?? '';
  expect(JSON.parse(planned)).toMatchObject({
    matches: 2,
    // Three decisions of a bot in each of ten hands: of two bots in one match, of one in the other.
    cost: { hands: 20, decisions: 90 },
  });
});

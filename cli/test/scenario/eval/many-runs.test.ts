import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparisonSchema } from '@poker-bot/shared/evaluation/comparison';
import { gcSchema } from '@poker-bot/shared/evaluation/gc';
import { lbrSchema } from '@poker-bot/shared/evaluation/lbr';
import { leagueSchema } from '@poker-bot/shared/evaluation/league';
import { smokeSummarySchema } from '@poker-bot/shared/evaluation/smoke-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { shownLeagueResult } from '../../../src/schemas/eval-show-result.ts';
import { ScenarioWorkspace } from '../../support/scenario-workspace.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
  for (const [name, samples] of [
    ['few', 5],
    ['many', 40],
  ] as const) {
    write(
      `config/bot/${name}.bot.json`,
      JSON.stringify({ name, advisors: [{ type: 'heuristic', samples }] }),
    );
  }
});
afterAll(() => workspace.dispose());

function write(name: string, text: string): void {
  writeFileSync(join(workspace.folder, name), text);
}

async function evaluate<S extends z.ZodType>(
  schema: S,
  { argv, exits = 0 }: { readonly argv: readonly string[]; readonly exits?: number },
): Promise<z.output<S>> {
  const { exitCode, stdout, stderr } = await workspace.run('eval', ...argv, '--json');
  expect({ exitCode, stderr: exitCode === exits ? '' : stderr }).toEqual({
    exitCode: exits,
    stderr: '',
  });
  return schema.parse(JSON.parse(stdout));
}

const exists = (run: string) => existsSync(join(workspace.folder, 'results/eval', run));

test('gates of a file anywhere on the machine decide a run', async () => {
  const beside = join(workspace.home, 'gates');
  mkdirSync(beside);
  writeFileSync(
    join(beside, 'strict.json'),
    JSON.stringify({ strength: { any: { atLeast: 90_000 } } }),
  );
  const argv = ['smoke', '--hands', '200', '--seats', '2', '--opponent', 'random'];
  const environment = ['--env', 'BOT_CONFIG=config/bot/few.bot.json'];
  const summary = await evaluate(smokeSummarySchema, {
    argv: [...argv, ...environment, '--gates', join(beside, 'strict.json'), '--run-id', 'strict'],
    exits: 4,
  });
  expect(summary.verdict).toBe('fail');
  expect(summary.gate.map(({ name }) => name)).toContain('strength:any');
});

test('bots are ranked, and the matches compared', async () => {
  const league = await evaluate(leagueSchema, {
    argv: ['league', 'few', 'config/bot/many.bot.json', '--hands', '40', '--run-id', 'spring'],
  });
  expect(league.bots.map(({ name }) => name).toSorted()).toEqual(['few', 'many']);
  const again = await evaluate(leagueSchema, { argv: ['league', '--resume', 'spring'] });
  expect(again).toEqual(league);
  const shown = await evaluate(shownLeagueResult, { argv: ['show', 'spring'] });
  expect(shown).toMatchObject({ finished: true, league });
  const { stdout } = await workspace.run('eval', 'list');
  expect(stdout).toMatch(/^spring +finished +40 +few, many +league/m);
  const report = await workspace.run('eval', 'report', 'spring');
  expect({ exitCode: report.exitCode, stderr: report.stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining('such as `spring.1-2`'),
  });
  await workspace.run('eval', 'ab', 'few', 'many', '--hands', '40', '--run-id', 'turned');
  const comparison = await evaluate(comparisonSchema, {
    argv: ['compare', 'spring.1-2', 'turned'],
  });
  expect(comparison.differences).toMatchObject([{ paired: true, observations: [20, 20] }]);
});

test('a lower bound of what can be won is told in thousandths of a big blind', async () => {
  const bound = await evaluate(lbrSchema, {
    argv: ['lbr', '--bot', 'few', '--hands', '10', '--streets', 'turn,river', '--run-id', 'bound'],
  });
  expect(bound).toMatchObject({
    bot: 'few',
    hands: 10,
    streets: ['turn', 'river'],
    belief: { kind: 'exact' },
  });
});

test('nothing is removed without a yes; with one the oldest go, the league with its match', async () => {
  const asked = await workspace.run('eval', 'gc', '--keep', '0', '--json');
  expect(asked.exitCode).not.toBe(0);
  expect(JSON.parse(asked.stdout).error.code).toBe('ANSWER_MISSING');
  expect(exists('spring')).toBe(true);
  const { removed } = await evaluate(gcSchema, { argv: ['gc', '--keep', '2', '--yes'] });
  expect(removed.map(({ runId }) => runId)).toEqual(['spring', 'strict']);
  expect(['spring', 'spring.1-2', 'strict', 'turned', 'bound'].map(exists)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

test('a guest plays in a league of one bot, and is marked', async () => {
  const argv = ['league', 'few', '--guest', 'maniac', '--hands', '20', '--run-id', 'visited'];
  const { exitCode, stdout } = await workspace.run('eval', ...argv);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^- +maniac\*/m);
});

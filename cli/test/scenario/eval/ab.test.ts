import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { abSummarySchema } from '@poker-bot/shared/evaluation/ab-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evalListResult } from '../../../src/schemas/eval-list-result.ts';
import { shownRunResult } from '../../../src/schemas/eval-show-result.ts';
import type { StatusResult } from '../../../src/stack/use-cases/results.ts';
import { ScenarioWorkspace } from '../../support/scenario-workspace.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
  bot('drawn', 'sample');
  bot('likeliest', 'best');
});
afterAll(() => workspace.dispose());

function bot(name: string, selection: string, folder = join(workspace.folder, 'config/bot')) {
  const config = { name, advisors: [{ type: 'heuristic' }], decision: { selection } };
  const path = join(folder, `${name}.bot.json`);
  writeFileSync(path, JSON.stringify(config));
  return path;
}

async function ab(...argv: string[]) {
  const { exitCode, stdout, stderr } = await workspace.run('eval', 'ab', ...argv, '--json');
  const summary = abSummarySchema.parse(JSON.parse(stdout));
  expect({ exitCode, stderr }).toEqual({
    exitCode: summary.verdict === 'better' ? 0 : 4,
    stderr: expect.any(String),
  });
  return summary;
}

async function document(...argv: string[]): Promise<unknown> {
  const { stdout } = await workspace.run('eval', ...argv, '--json');
  return JSON.parse(stdout);
}

test('bots that ask no service are compared without a stack, wherever their files lie', async () => {
  using elsewhere = new TemporaryFolder();
  const mine = bot('mine', 'best', elsewhere.path);
  const summary = await ab('drawn', mine, '--hands', '200', '--run-id', 'files');
  expect(summary).toMatchObject({ a: { name: 'drawn' }, b: { name: 'mine' }, hands: 200 });
  expect((await workspace.json<StatusResult>('status')).running).toBe(false);
  // What is given as a file is no bot of `config/bot/`: the run that goes on with more hands names the file again.
  expect(summary.longer).toEqual([
    ...['drawn', mine, '--seed', 'pokerbot'],
    ...['--max-hands', String(200 + (summary.moreHands ?? 0))],
  ]);
  const longer = await ab(...(summary.longer ?? []).slice(0, 4), '--hands', '4');
  expect(longer).toMatchObject({ b: { name: 'mine' }, hands: 4 });
});

test('an undecided run goes on with more hands by the command that it names', async () => {
  const begun = await ab('drawn', 'likeliest', '--max-hands', '200', '--run-id', 'grown');
  expect(begun).toMatchObject({ verdict: 'undecided', hands: 200 });
  const most = String(200 + (begun.moreHands ?? 0));
  expect(begun.longer).toEqual(['--resume', 'grown', '--max-hands', most]);
  const grown = await ab('--resume', 'grown', '--max-hands', '260');
  expect(grown).toMatchObject({ runId: 'grown', hands: 260 });
  const fresh = await ab('drawn', 'likeliest', '--max-hands', '260', '--run-id', 'whole');
  expect(grown.interval).toEqual(fresh.interval);
});

test('a file that cannot be used is told by the name that it was given', async () => {
  using elsewhere = new TemporaryFolder();
  const broken = join(elsewhere.path, 'broken.bot.json');
  writeFileSync(broken, '{');
  const { exitCode, stdout } = await workspace.run('eval', 'ab', 'drawn', broken, '--json');
  expect(exitCode).toBe(2);
  const { error } = JSON.parse(stdout);
  expect(error).toMatchObject({ code: 'CONFIG_SYNTAX', details: { path: broken } });
  expect(error.message).toContain(`\`${broken}\` is not valid JSON`);
});

test('the default bot brings the stack up for the run, and is compared through its services', async () => {
  const summary = await ab('drawn', 'default', '--hands', '40', '--run-id', 'services');
  expect(summary).toMatchObject({ hands: 40, degradedHands: 0, crashes: 0 });
  expect(summary.b.advisors.solver?.answered).toBe(summary.b.latencyMs.decisions);
  expect((await workspace.json<StatusResult>('status')).running).toBe(false);
});

test('a bot against itself is equivalent, soon, and the screen says what that checks', async () => {
  const { exitCode, stdout } = await workspace.run('eval', 'ab', 'drawn', 'drawn');
  expect(exitCode).toBe(4);
  expect(stdout).toMatch(/^= equivalent {2}`drawn` against `drawn`, \d+ hands at 2 seats/);
  expect(stdout).toContain('differ in nothing that makes them play');
});

test('`list` and `show` know the runs, and a name that nobody has is answered with the nearest', async () => {
  const { runs } = evalListResult.parse(await document('list'));
  expect(runs.find(({ runId }) => runId === 'files')).toMatchObject({ suite: 'ab', bot: 'mine' });
  const shown = shownRunResult.parse(await document('show', 'files'));
  const kept = readFileSync(join(workspace.folder, 'results/eval/files/summary.json'), 'utf8');
  expect({ ...shown.summary, folder: '' }).toEqual({ ...JSON.parse(kept), folder: '' });
  const { exitCode, stdout } = await workspace.run('eval', 'ab', 'drawm', 'likeliest', '--json');
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout).error).toMatchObject({
    code: 'BOT_UNKNOWN',
    next: expect.arrayContaining(['Did you mean `drawn`?']),
  });
});

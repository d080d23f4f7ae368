import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SmokeSummary, smokeSummarySchema } from '@poker-bot/shared/evaluation/smoke-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { evalListResult } from '../../../src/schemas/eval-list-result.ts';
import { shownRunResult } from '../../../src/schemas/eval-show-result.ts';
import { isAlive } from '../../../src/stack/process-identity.ts';
import type { StatusResult } from '../../../src/stack/use-cases/results.ts';
import { eventually, finished, ScenarioWorkspace } from '../../support/scenario-workspace.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
});
afterAll(() => workspace.dispose());

const handsOf = (run: string) =>
  readFileSync(join(workspace.folder, 'results/eval', run, 'hands.jsonl'), 'utf8');
const lineCount = (run: string) => {
  const path = join(workspace.folder, 'results/eval', run, 'hands.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
};
async function evaluate<S extends z.ZodType>(schema: S, ...argv: string[]): Promise<z.output<S>> {
  const { exitCode, stdout, stderr } = await workspace.run('eval', ...argv, '--json');
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return schema.parse(JSON.parse(stdout));
}
const status = () => workspace.json<StatusResult>('status');

test('a mistake in the flags is told before anything is started', async () => {
  const { exitCode, stdout } = await workspace.run(
    'eval',
    'smoke',
    '--opponent',
    'nobody',
    '--json',
  );
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'OPPONENT_UNKNOWN' } });
  expect(existsSync(join(workspace.folder, '.pokerbot/stack.json'))).toBe(false);
});

test('a run starts the stack that is down, plays through the solver, and stops it again', async () => {
  const { exitCode, stdout, stderr } = await workspace.run(
    'eval',
    'smoke',
    '--hands',
    '24',
    '--run-id',
    'cold',
    '--json',
  );
  const summary: SmokeSummary = smokeSummarySchema.parse(JSON.parse(stdout));
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(summary).toMatchObject({ verdict: 'pass', hands: 24, deals: 4, degradedHands: 0 });
  expect(summary.advisors.solver?.answered).toBe(summary.latencyMs.decisions);
  expect((await status()).running).toBe(false);
});

test('resuming a finished run starts nothing and changes nothing', async () => {
  const before = handsOf('cold');
  const { stdout, stderr } = await workspace.run('eval', 'smoke', '--resume', 'cold', '--json');
  expect(JSON.parse(stdout)).toEqual(
    JSON.parse((await workspace.run('eval', 'show', 'cold', '--json')).stdout).summary,
  );
  expect(stderr).not.toContain('starting');
  expect(handsOf('cold')).toBe(before);
});

test('with the stack up: Ctrl-C and resume, kill -9 of the solver, and the list of it all', async () => {
  await workspace.json('up');
  const whole = await evaluate(smokeSummarySchema, 'smoke', '--hands', '240', '--run-id', 'whole');
  expect(whole.degradedHands).toBe(0);

  const interrupted = workspace.start('eval', 'smoke', '--hands', '240', '--run-id', 'stopped');
  const stopped = finished(interrupted);
  await eventually('some hands are on file', () => lineCount('stopped') > 20, 30_000);
  interrupted.kill('SIGINT');
  const { exitCode, stderr } = await stopped;
  expect(exitCode).toBe(130);
  expect(stderr).toContain('pokerbot eval smoke --resume stopped');
  expect(lineCount('stopped')).toBeLessThan(240);
  await evaluate(smokeSummarySchema, 'smoke', '--resume', 'stopped');
  expect(handsOf('stopped')).toBe(handsOf('whole'));

  const killing = finished(
    workspace.start('eval', 'smoke', '--hands', '600', '--run-id', 'killed', '--json'),
  );
  await eventually('some hands are on file', () => lineCount('killed') > 20, 30_000);
  const solver = workspace.unit('solver')?.process;
  if (solver === undefined || !isAlive(solver)) throw new Error('The solver does not run');
  process.kill(solver.pid, 'SIGKILL');
  expect(lineCount('killed')).toBeLessThan(600);
  const killed = await killing;
  const summary = smokeSummarySchema.parse(JSON.parse(killed.stdout));
  expect(killed.exitCode).toBe(0);
  expect(summary).toMatchObject({ hands: 600, verdict: 'pass', illegalActions: 0, crashes: 0 });
  expect(summary.degradedHands).toBe(0);
  expect(handsOf('killed').startsWith(handsOf('whole'))).toBe(true);

  expect((await status()).running).toBe(true);
  const { runs } = await evaluate(evalListResult, 'list');
  expect(runs.map(({ runId, verdict }) => `${runId} ${verdict}`)).toEqual([
    'killed pass',
    'stopped pass',
    'whole pass',
    'cold pass',
  ]);
  await evaluate(shownRunResult, 'show', 'killed');
});

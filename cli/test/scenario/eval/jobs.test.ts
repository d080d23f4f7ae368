import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smokeSummarySchema } from '@poker-bot/shared/evaluation/smoke-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StatusResult } from '../../../src/stack/use-cases/results.ts';
import {
  eventually,
  finished,
  isRunning,
  ScenarioWorkspace,
} from '../../support/scenario-workspace.ts';

/** Long enough that both jobs are at work when they are stopped. */
const hands = 2_000;

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
  const bot = { name: 'alone', advisors: [{ type: 'heuristic' }] };
  const path = join(workspace.folder, 'config/bot/alone.bot.json');
  writeFileSync(path, JSON.stringify(bot));
  expect((await smoke('--run-id', 'whole')).exitCode).toBe(0);
});
afterAll(() => workspace.dispose());

const match = ['eval', 'smoke', '--bot', 'alone', '--seats', '2', '--hands', `${hands}`];
const smoke = (...argv: string[]) => workspace.run(...match, ...argv);
const resume = (run: string) => workspace.run('eval', 'smoke', '--resume', run, '--json');
const file = (run: string, name: string) => join(workspace.folder, 'results/eval', run, name);
const handsOf = (run: string) => {
  const path = file(run, 'hands.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};
const shardsOf = (run: string) => [`${run}.shard-1-of-2`, `${run}.shard-2-of-2`];
const lineCount = (run: string) => handsOf(run).split('\n').length - 1;
/** The process that plays a run. */
const playerOf = (run: string) => JSON.parse(readFileSync(file(run, 'lock'), 'utf8')).pid as number;

/** Events as `--ndjson` tells them. */
const eventsOf = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Starts a run of two jobs and returns when both have played some hands. */
async function start(run: string, ...argv: string[]) {
  const child = workspace.start(...match, '--run-id', run, '--jobs', '2', ...argv);
  const end = finished(child);
  const isPlaying = () => shardsOf(run).every((shard) => lineCount(shard) > 20);
  await eventually('both jobs play', isPlaying, 60_000);
  return { child, end };
}

function expectStopped(run: string) {
  for (const shard of shardsOf(run)) expect(lineCount(shard)).toBeLessThan(hands / 2);
  expect(existsSync(file(run, 'manifest.json'))).toBe(false);
}

async function expectWholeAfterResume(run: string) {
  const { exitCode, stdout, stderr } = await resume(run);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(smokeSummarySchema.parse(JSON.parse(stdout))).toMatchObject({ runId: run, hands });
  expect(handsOf(run) === handsOf('whole')).toBe(true);
}

test('two jobs play the run of one, told as one', async () => {
  const { exitCode, stdout } = await smoke('--run-id', 'parts', '--jobs', '2', '--ndjson');
  const events = eventsOf(stdout);
  expect(exitCode).toBe(0);
  const started = events.filter(({ type }) => type === 'started');
  expect(started).toEqual([expect.objectContaining({ runId: 'parts', hands, jobs: 2 })]);
  const progress = events.filter(({ type }) => type === 'progress');
  expect(progress.at(-1)).toMatchObject({ hands, of: hands, bbPer100: null });
  const { handsPerSecond } = events.findLast(({ type }) => type === 'finished');
  expect(handsPerSecond).toBeGreaterThan(0);
  expect(progress.at(-1).handsPerSecond).toBe(handsPerSecond);
  const result = events.at(-1)?.result;
  expect(smokeSummarySchema.parse(result)).toMatchObject({ runId: 'parts', hands });
  expect(handsOf('parts') === handsOf('whole')).toBe(true);
  const { estimates } = JSON.parse(readFileSync(file('whole', 'summary.json'), 'utf8'));
  expect(result.estimates).toEqual(estimates);
});

test('Ctrl-C ends both jobs and says how to go on', async () => {
  const { child, end } = await start('stopped');
  child.kill('SIGINT');
  const { exitCode, stderr } = await end;
  expect(exitCode).toBe(130);
  expect(stderr).toContain('`pokerbot eval smoke --resume stopped`');
  expectStopped('stopped');
  await expectWholeAfterResume('stopped');
});

test('when the command itself is killed nothing is lost', async () => {
  const { child, end } = await start('killed');
  const players = shardsOf('killed').map(playerOf);
  child.kill('SIGKILL');
  await end;
  await eventually('both jobs end with it', () => !players.some(isRunning), 30_000);
  expectStopped('killed');
  await expectWholeAfterResume('killed');
});

test('a job that is killed is told by its name, and ends the other', async () => {
  const { end } = await start('failing', '--json');
  process.kill(playerOf('failing.shard-2-of-2'), 'SIGKILL');
  const { exitCode, stdout } = await end;
  const { error } = JSON.parse(stdout);
  expect(exitCode).toBe(1);
  expect(error).toMatchObject({ code: 'UNIT_FAILED', details: { shard: 'failing.shard-2-of-2' } });
  expect(error.message).toContain('`failing.shard-2-of-2`');
  expect(error.next.at(-1)).toContain('`pokerbot eval smoke --resume failing`');
  expectStopped('failing');
  await expectWholeAfterResume('failing');
});

test('the stack is started once for all jobs, and stopped again', async () => {
  const { exitCode, stdout } = await workspace.run(
    ...['eval', 'smoke', '--hands', '24', '--jobs', '3', '--ndjson'],
  );
  const events = eventsOf(stdout);
  const summary = smokeSummarySchema.parse(events.at(-1)?.result);
  expect(exitCode).toBe(0);
  expect(summary.advisors.solver?.answered).toBe(summary.latencyMs.decisions);
  const starts = events.filter(
    ({ type, text }) => type === 'note' && text.includes('starting `solver`'),
  );
  expect(starts).toHaveLength(1);
  // Its `agents` have no provider, so that no budget is spent.
  expect(events.find(({ type }) => type === 'started')).not.toHaveProperty('warning');
  expect((await workspace.json<StatusResult>('status')).running).toBe(false);
});

test('jobs have no shards of their own, and need a deal each; nothing is left of a mistake', async () => {
  const code = async (...argv: string[]) => {
    const asked = ['eval', 'smoke', '--run-id', 'none', '--jobs', '2', ...argv, '--json'];
    return JSON.parse((await workspace.run(...asked)).stdout).error.code;
  };
  expect(await code('--shard', '1/2')).toBe('USAGE');
  expect(await code('--hands', '6')).toBe('HANDS_INVALID');
  expect(shardsOf('none').some((shard) => existsSync(file(shard, '')))).toBe(false);
});

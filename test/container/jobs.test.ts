import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { containerUser } from '../../cli/src/container-user.ts';
import { finished } from '../../cli/test/support/scenario-workspace.ts';
import { smokeSummarySchema } from '../../packages/shared/src/evaluation/smoke-summary.ts';
import { ContainerWorkspace } from '../support/container-workspace.ts';

let workspace: ContainerWorkspace;
beforeAll(async () => {
  workspace = await ContainerWorkspace.create('jobs');
  const bot = { name: 'alone', advisors: [{ type: 'heuristic' }] };
  workspace.write('config/bot/alone.bot.json', JSON.stringify(bot));
  await workspace.succeed(...smoke, '--run-id', 'process', '--driver', 'process');
});
afterAll(() => workspace.dispose());

const smoke = ['eval', 'smoke', '--bot', 'alone', '--seats', '2', '--hands', '4000'];
const start = (run: string) => workspace.start(...smoke, '--run-id', run, '--jobs', '2', '--json');
const runs = () => join(workspace.folder, 'results/eval');
const hands = (run: string) => readFileSync(join(runs(), run, 'hands.jsonl'), 'utf8');
const size = (run: string) =>
  statSync(join(runs(), run, 'hands.jsonl'), { throwIfNoEntry: false })?.size ?? 0;

/** Returns while two containers are at work, each on its shard. */
async function untilBothPlay(run: string): Promise<void> {
  const shards = [`${run}.shard-1-of-2`, `${run}.shard-2-of-2`];
  const both = async () =>
    shards.every((shard) => size(shard) > 0) && (await workspace.owned('container')).length === 2;
  await vi.waitUntil(both, { timeout: 240_000, interval: 100 });
}

test('two containers play the run of one process side by side, and leave it to the user', async () => {
  const playing = finished(start('jobs'));
  await untilBothPlay('jobs');
  const { exitCode, stdout } = await playing;
  expect(exitCode).toBe(0);
  expect(smokeSummarySchema.parse(JSON.parse(stdout))).toMatchObject({ runId: 'jobs' });
  expect(hands('jobs') === hands('process')).toBe(true);
  const { uid } = containerUser(workspace.folder);
  const written = readdirSync(runs(), { recursive: true, encoding: 'utf8' });
  const played = written.filter((path) => path.startsWith('jobs'));
  expect(new Set(played.map((path) => statSync(join(runs(), path)).uid))).toEqual(new Set([uid]));
  expect(await workspace.owned('container')).toEqual([]);
});

test('when the command is killed its containers end with the next one, which goes on at once', async () => {
  const command = start('killed');
  const end = finished(command);
  await untilBothPlay('killed');
  command.kill('SIGKILL');
  await end;
  await workspace.succeed('eval', 'smoke', '--resume', 'killed');
  expect(hands('killed') === hands('process')).toBe(true);
  expect(await workspace.owned('container')).toEqual([]);
});

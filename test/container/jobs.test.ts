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
});
afterAll(() => workspace.dispose());

const smoke = ['eval', 'smoke', '--bot', 'alone', '--seats', '2', '--hands', '2000'];
const runs = () => join(workspace.folder, 'results/eval');
const hands = (run: string) => readFileSync(join(runs(), run, 'hands.jsonl'), 'utf8');

test('two containers play the run of one process side by side, and leave it to the user', async () => {
  await workspace.succeed(...smoke, '--run-id', 'process', '--driver', 'process');
  const playing = finished(workspace.start(...smoke, '--run-id', 'jobs', '--jobs', '2', '--json'));
  await vi.waitUntil(async () => (await workspace.owned('container')).length === 2, {
    timeout: 240_000,
    interval: 100,
  });
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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { abSummarySchema } from '../../packages/shared/src/evaluation/ab-summary.ts';
import { ContainerWorkspace } from '../support/container-workspace.ts';

let workspace: ContainerWorkspace;
beforeAll(async () => {
  workspace = await ContainerWorkspace.create('ab');
  workspace.declare({ solver: {}, agents: {} });
  for (const [name, selection] of [
    ['drawn', 'sample'],
    ['likeliest', 'best'],
  ]) {
    const bot = { name, advisors: [{ type: 'heuristic' }], decision: { selection } };
    workspace.write(`config/bot/${name}.bot.json`, JSON.stringify(bot));
  }
});
afterAll(() => workspace.dispose());

async function ab(...argv: string[]) {
  const { stdout } = await workspace.run('eval', 'ab', ...argv, '--json');
  return abSummarySchema.parse(JSON.parse(stdout));
}

const hands = (run: string) =>
  readFileSync(join(workspace.folder, 'results/eval', run, 'hands.jsonl'), 'utf8');

test('two bots are compared in a container, through the solver in another', async () => {
  await workspace.up();
  const summary = await ab('drawn', 'default', '--hands', '40');
  expect(summary).toMatchObject({ hands: 40, degradedHands: 0, crashes: 0 });
  expect(summary.b.advisors.solver?.answered).toBe(summary.b.latencyMs.decisions);
});

test('the same hands are played there as by a process of this machine', async () => {
  await ab('drawn', 'likeliest', '--hands', '40', '--run-id', 'contained');
  await workspace.succeed('down');
  await ab('drawn', 'likeliest', '--hands', '40', '--run-id', 'process', '--driver', 'process');
  expect(hands('process')).toBe(hands('contained'));
});

test('of a stack that is down the services alone that are asked come up, and go again', async () => {
  const crash = { command: ['node', 'programs/crash.mjs'] };
  workspace.declare({ solver: {}, agents: crash, vision: crash });
  const bot = { name: 'served', advisors: [{ type: 'solver' }, { type: 'heuristic' }] };
  workspace.write('config/bot/served.bot.json', JSON.stringify(bot));
  const summary = await ab('drawn', 'served', '--hands', '20', '--run-id', 'alone');
  expect(summary).toMatchObject({ hands: 20, degradedHands: 0 });
  const { manifest } = JSON.parse(await workspace.succeed('eval', 'show', 'alone', '--json'));
  expect(manifest.services).toEqual({ solver: expect.stringMatching(/^solver:\d+$/) });
  expect(JSON.parse(await workspace.succeed('status', '--json')).running).toBe(false);
});

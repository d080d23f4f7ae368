import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smokeSummarySchema } from '@poker-bot/shared/evaluation/smoke-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScenarioWorkspace } from '../../support/scenario-workspace.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
  const bot = { name: 'alone', advisors: [{ type: 'heuristic' }] };
  writeFileSync(join(workspace.folder, 'config/bot/default.bot.json'), JSON.stringify(bot));
});
afterAll(() => workspace.dispose());

const smoke = (...argv: string[]) =>
  workspace.run('eval', 'smoke', '--hands', '50', '--seats', '2', ...argv, '--json');
const hands = (run: string) =>
  readFileSync(join(workspace.folder, 'results/eval', run, 'hands.jsonl'), 'utf8');

test('shards that several processes played are merged to the run of one', async () => {
  const whole = smokeSummarySchema.parse(JSON.parse((await smoke('--run-id', 'whole')).stdout));
  await smoke('--run-id', 'parts', '--shard', '1/2');
  const early = await workspace.run('eval', 'merge', 'parts', '--json');
  expect(early.exitCode).toBe(3);
  expect(JSON.parse(early.stdout).error).toMatchObject({ code: 'SHARDS_MISSING' });
  await smoke('--run-id', 'parts', '--shard', '2/2');
  const { exitCode, stdout } = await workspace.run('eval', 'merge', 'parts', '--json');
  const merged = smokeSummarySchema.parse(JSON.parse(stdout));
  expect(exitCode).toBe(0);
  expect(merged.estimates).toEqual(whole.estimates);
  expect(hands('parts')).toBe(hands('whole'));
});

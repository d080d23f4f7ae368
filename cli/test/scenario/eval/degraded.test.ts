import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { abSummarySchema } from '@poker-bot/shared/evaluation/ab-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StatusResult } from '../../../src/stack/use-cases/results.ts';
import { repositoryRoot } from '../../support/repository-root.ts';
import { ScenarioWorkspace } from '../../support/scenario-workspace.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
  const crash = join(repositoryRoot, 'cli/test/fixtures/units/crash.mjs');
  workspace.declare({}, { solver: { command: [process.execPath, crash] } });
  const heuristic = { type: 'heuristic', samples: 5 };
  for (const [name, advisors] of [
    ['drawn', [heuristic]],
    ['served', [{ type: 'solver' }, heuristic]],
  ] as const) {
    const path = join(workspace.folder, `config/bot/${name}.bot.json`);
    writeFileSync(path, JSON.stringify({ name, advisors }));
  }
});
afterAll(() => workspace.dispose());

const ab = (...argv: string[]) =>
  workspace.run('eval', 'ab', 'drawn', 'served', '--hands', '20', ...argv);
const isRunning = async () => (await workspace.json<StatusResult>('status')).running;

test('a service that cannot be started ends a run before its first hand', async () => {
  const { exitCode, stdout } = await ab('--json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout).error.message).toContain('solver');
  expect(await isRunning()).toBe(false);
});

test('with `--allow-degraded` that is told, and what is left of the bots plays', async () => {
  const { exitCode, stderr } = await ab('--allow-degraded', '--run-id', 'alone');
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 4,
    stderr: expect.stringContaining('playing all the same'),
  });
  const file = join(workspace.folder, 'results/eval/alone/summary.json');
  const summary = abSummarySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(summary).toMatchObject({ hands: 20, verdict: 'undecided', degradedHands: 20 });
  expect(await isRunning()).toBe(false);
});

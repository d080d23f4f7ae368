import { lbrSchema } from '@poker-bot/shared/evaluation/lbr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScenarioWorkspace } from '../../support/scenario-workspace.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
});
afterAll(() => workspace.dispose());

async function shownBound() {
  const { stdout } = await workspace.run('eval', 'show', 'bound', '--json');
  const { lbr, summary } = JSON.parse(stdout);
  return { lbr: lbrSchema.parse(lbr), summary };
}

test('the default bot is played with the solver itself, which is started for the run and stopped again', async () => {
  const { exitCode, stdout, stderr } = await workspace.run(
    ...['eval', 'lbr', '--hands', '10', '--run-id', 'bound'],
  );
  expect({ exitCode, told: stdout + stderr }).toEqual({
    exitCode: 0,
    told: expect.stringContaining('The stack is down: starting `solver` and `agents` for this run'),
  });
  expect(stdout).toContain('imitated, by models of its advisors; nothing is known of `agents`');
  const { lbr, summary } = await shownBound();
  expect(lbr).toMatchObject({
    bot: 'default',
    hands: 10,
    belief: { kind: 'imitated', unknown: ['agents'] },
    verdict: 'pass',
    degradedHands: 0,
  });
  expect(summary.advisors.solver.answered).toBe(summary.latencyMs.decisions);
  const { running } = JSON.parse((await workspace.run('status', '--json')).stdout);
  expect(running).toBe(false);
});

test('of a finished run the result is given again, and nothing is started for it', async () => {
  const text = await workspace.run('eval', 'lbr', '--resume', 'bound');
  expect(text.stdout + text.stderr).not.toContain('for this run');
  const { stdout } = await workspace.run('eval', 'lbr', '--resume', 'bound', '--json');
  expect(JSON.parse(stdout)).toEqual((await shownBound()).lbr);
});

import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StatusResult } from '../../../src/stack/use-cases/results.ts';
import { finished, ScenarioWorkspace } from '../../support/scenario-workspace.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
});
afterAll(() => workspace.dispose());

test('whoever reads goes away: the stack that was started for the run is stopped, as after Ctrl-C', async () => {
  const run = ['eval', 'smoke', '--hands', '100000', '--run-id', 'unread', '--ndjson'];
  const command = workspace.start(...run);
  const { stdout, stderr } = command;
  if (stdout === null || stderr === null) throw new Error('The command has no pipes');
  let told = '';
  stderr.on('data', (chunk: Buffer) => {
    told += chunk;
  });
  let seen = '';
  stdout.on('data', (chunk: Buffer) => {
    seen += chunk;
    // The stack is up and hands are played.
    if (seen.includes('"progress"')) stdout.destroy();
  });
  const [exitCode] = await once(command, 'exit');
  expect({ exitCode, told }).toEqual({ exitCode: 141, told: '' });
  expect(seen).toContain('"progress"');
  expect((await workspace.json<StatusResult>('status')).running).toBe(false);
  const { stdout: shown } = await workspace.run('eval', 'show', 'unread', '--json');
  expect(JSON.parse(shown).finished).toBe(false);
});

test('a result that is not read to its end is no failure with a stack trace', async () => {
  const command = workspace.start('eval', '--help');
  command.stdout?.destroy();
  const { exitCode, stderr } = await finished(command);
  expect({ exitCode, stderr }).toEqual({ exitCode: 141, stderr: '' });
});

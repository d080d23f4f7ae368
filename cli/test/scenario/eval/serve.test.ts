import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { serveSummarySchema } from '@poker-bot/shared/evaluation/serve-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryRoot } from '../../support/repository-root.ts';
import { finished, ScenarioWorkspace } from '../../support/scenario-workspace.ts';

const program = join(repositoryRoot, 'packages/executor/test/support/acpc/external-player.mjs');

let workspace: ScenarioWorkspace;
beforeAll(() => {
  workspace = new ScenarioWorkspace();
  workspace.declare({});
});
afterAll(() => workspace.dispose());

test('two programs of others play at the dealer of the command line, which needs nothing that runs', async () => {
  const command = workspace.start('eval', 'serve', '--hands', '40', '--run-id', 'one', '--ndjson');
  let told = '';
  command.stdout?.on('data', (piece: Buffer) => {
    const before = told.includes('"listening"');
    told += piece.toString();
    const line = told
      .split('\n')
      .slice(0, -1)
      .find((each) => each.includes('"listening"'));
    if (before || line === undefined) return;
    for (const { host, port } of JSON.parse(line).seats) {
      spawn(process.execPath, [program, host, String(port)], { stdio: 'ignore' });
    }
  });
  const { exitCode } = await finished(command);
  expect(exitCode).toBe(0);

  const shown = await workspace.run('eval', 'show', 'one');
  expect(shown.stdout).toContain('✔ played  40 hands of `holdem.nolimit.2p.reverse_blinds.game`');
  expect(shown.stdout).toContain('player2');
  const verified = await workspace.run('hands', 'verify', 'results/eval/one/match.log', '--json');
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: 40, failed: [] });
});

test('with `--json` the ports are a line on standard error, and standard output is one document', async () => {
  const argv = ['--hands', '20', '--port', '0', '--port', '0', '--run-id', 'told', '--json'];
  const command = workspace.start('eval', 'serve', ...argv);
  const clients: ChildProcess[] = [];
  let errors = '';
  command.stderr?.on('data', (piece: Buffer) => {
    errors += piece.toString();
    const [line, rest] = errors.split('\n');
    if (line === undefined || rest === undefined || clients.length > 0) return;
    for (const { host, port } of JSON.parse(line).seats) {
      clients.push(spawn(process.execPath, [program, host, String(port)], { stdio: 'ignore' }));
    }
  });
  const { exitCode, stdout, stderr } = await finished(command);
  expect(exitCode).toBe(0);
  expect(
    stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).type),
  ).toEqual(['listening']);
  expect(serveSummarySchema.parse(JSON.parse(stdout))).toMatchObject({
    hands: 20,
    verdict: 'pass',
  });
});

test('a program that does not come is told by a code, with the books on file', async () => {
  const argv = ['--seats', '2', '--start-timeout-ms', '100', '--run-id', 'alone', '--json'];
  const { exitCode, stdout } = await workspace.run('eval', 'serve', ...argv);

  expect(exitCode).toBe(3);
  expect(serveSummarySchema.parse(JSON.parse(stdout))).toMatchObject({
    outcome: 'ACPC_SEAT_ABSENT',
    verdict: 'fail',
    hands: 0,
  });
});

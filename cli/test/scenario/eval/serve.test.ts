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

/** Serves a match to a program for every port that is told, and interrupts it after so many hands, if it should. */
async function served({ argv, stopAt }: { argv: readonly string[]; stopAt?: number }) {
  const command = workspace.start('eval', 'serve', ...argv, '--ndjson');
  let rest = '';
  command.stdout?.on('data', (piece: Buffer) => {
    const lines = (rest + piece.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const event of lines.map((line) => JSON.parse(line))) {
      if (event.type === 'progress' && event.hands >= (stopAt ?? Number.POSITIVE_INFINITY)) {
        command.kill('SIGINT');
        stopAt = undefined;
      }
      for (const { host, port } of event.type === 'listening' ? event.seats : []) {
        spawn(process.execPath, [program, host, String(port)], { stdio: 'ignore' });
      }
    }
  });
  return await finished(command);
}

test('two programs of others play at the dealer of the command line, which needs nothing that runs', async () => {
  const { exitCode } = await served({ argv: ['--hands', '40', '--run-id', 'one'] });
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

test('a match that Ctrl-C stopped goes on, and its ports may be others', async () => {
  const stopped = await served({ argv: ['--hands', '100000', '--run-id', 'long'], stopAt: 50 });
  expect(stopped.exitCode).toBe(130);
  const error = JSON.parse(stopped.stdout.trimEnd().split('\n').at(-1) ?? '');
  expect(error.error.next).toEqual(['`pokerbot eval serve --resume long`']);
  const again = await served({ argv: ['--resume', 'long', '--port', '0'], stopAt: 50 });
  const started = again.stdout.split('\n').find((line) => line.includes('"type":"started"'));
  expect(JSON.parse(started ?? '').resumedAt).toBe(error.error.details.hands);
  const shown = await workspace.run('eval', 'show', 'long');
  expect(shown.stdout).toContain(`Continued after hand ${error.error.details.hands}`);
  expect(shown.stdout).toContain('pokerbot eval serve --resume long');
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

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { abSummarySchema } from '@poker-bot/shared/evaluation/ab-summary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StatusResult } from '../../../src/stack/use-cases/results.ts';
import { repositoryRoot } from '../../support/repository-root.ts';
import {
  eventually,
  finished,
  freePorts,
  ScenarioWorkspace,
} from '../../support/scenario-workspace.ts';

const crash = join(repositoryRoot, 'cli/test/fixtures/units/crash.mjs');
let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
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

const smoke = (...argv: string[]) =>
  workspace.run('eval', 'smoke', '--bot', 'served', '--hands', '4', '--seats', '2', ...argv);
const ab = (...argv: string[]) =>
  workspace.run('eval', 'ab', 'drawn', 'served', '--hands', '20', ...argv);
const statePath = () => join(workspace.folder, '.pokerbot/stack.json');
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

test('a smoke run ends as well where a service cannot be started, unless it may be degraded', async () => {
  const ended = await smoke('--json');
  expect(ended.exitCode).toBe(1);
  expect(JSON.parse(ended.stdout).error.message).toContain('solver');
  const { stderr } = await smoke('--allow-degraded', '--run-id', 'left');
  const file = join(workspace.folder, 'results/eval/left/summary.json');
  const { hands, degradedHands } = JSON.parse(readFileSync(file, 'utf8'));
  expect(hands).toBe(4);
  expect(degradedHands).toBeGreaterThan(0);
  expect(stderr).toContain('playing all the same');
  expect(await isRunning()).toBe(false);
});

test('a solver that is switched off is absent, and nothing is started for it', async () => {
  workspace.declare({});
  const { exitCode, stdout, stderr } = await ab('--json');
  expect({ exitCode, error: JSON.parse(stdout).error }).toMatchObject({
    exitCode: 3,
    error: {
      code: 'SERVICES_ABSENT',
      message: expect.stringContaining('`solver` is switched off'),
    },
  });
  expect(stderr).not.toContain('starting');
});

test('a run starts what it asks for and nothing else, and stops that again', async () => {
  const broken = { command: [process.execPath, crash] };
  workspace.declare({}, { solver: {}, vision: broken, agents: broken, orchestrator: broken });
  const { exitCode, stdout } = await smoke('--json');
  const { degradedHands } = JSON.parse(stdout);
  expect({ exitCode, degradedHands }).toEqual({ exitCode: 0, degradedHands: 0 });
  expect(await isRunning()).toBe(false);
});

test('Ctrl-C while services come up stops them again, and says so', async () => {
  const [port] = await freePorts(1);
  const environment = { READY_AFTER_MS: '600000' };
  const slow = { program: 'healthy', port: port!, environment };
  workspace.declare({ slow }, { solver: { dependsOn: ['slow'] } });
  const command = workspace.start('eval', 'smoke', '--bot', 'served', '--hands', '4');
  const ended = finished(command);
  await eventually('the unit runs', () => existsSync(statePath()) && !!workspace.unit('slow')?.pid);
  command.kill('SIGINT');
  const { exitCode, stderr } = await ended;
  expect(exitCode).toBe(130);
  expect(stderr).toContain('what was started for this run is stopped again');
  expect(stderr).not.toContain('keeps running');
  expect(await isRunning()).toBe(false);
});

test('of a stack that runs it leaves what ran, and takes down what it had started', async () => {
  const [port] = await freePorts(1);
  const own = { watcher: { program: 'healthy', port: port! } };
  workspace.declare(own);
  await workspace.json('up');
  workspace.declare(own, { solver: {} });
  const { exitCode } = await smoke('--json');
  expect(exitCode).toBe(0);
  const namesOfRunning = async () =>
    (await workspace.json<StatusResult>('status')).units
      .filter(({ state }) => state !== 'stopped')
      .map(({ name }) => name);
  expect(await namesOfRunning()).toEqual(['watcher']);
  expect((await smoke('--keep', '--json')).exitCode).toBe(0);
  expect(await namesOfRunning()).toEqual(['solver', 'watcher']);
});

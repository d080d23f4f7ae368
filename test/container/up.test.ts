import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UpResult } from '../../cli/src/stack/use-cases/results.ts';
import { finished, freePorts } from '../../cli/test/support/scenario-workspace.ts';
import { ContainerWorkspace, disposeAll, docker, serving } from '../support/container-workspace.ts';

const patience = { timeout: 60_000, interval: 50 };
const workspaces: ContainerWorkspace[] = [];

afterAll(() => disposeAll(workspaces.map((workspace) => () => workspace.dispose())));

async function workspaceOf(name: string): Promise<ContainerWorkspace> {
  const workspace = await ContainerWorkspace.create(name);
  workspaces.push(workspace);
  return workspace;
}

describe('an `up` that is cut short', () => {
  let workspace: ContainerWorkspace;

  beforeAll(async () => {
    workspace = await workspaceOf('interrupted');
  });

  async function declareSlow(): Promise<void> {
    const [port] = await freePorts(1);
    workspace.declare({ gate: serving('healthy.mjs', port, { READY_AFTER_MS: '4000' }) });
  }

  test('by Ctrl-C while it builds ends with 130, and the next one completes', async () => {
    const dockerfile = join(workspace.folder, 'docker/vision.Dockerfile');
    appendFileSync(dockerfile, `RUN sleep 3 # ${randomUUID()}\n`);
    workspace.declare({ vision: {} });
    const command = workspace.start('up');
    let told = '';
    command.stderr?.on('data', (chunk: Buffer) => {
      told += chunk;
    });
    const ended = finished(command);
    await expect.poll(() => told, patience).toContain('RUN sleep 3');
    command.kill('SIGINT');
    expect(await ended).toMatchObject({
      exitCode: 130,
      stderr: expect.stringContaining('INTERRUPTED'),
    });
    expect(await workspace.owned('container')).toEqual([]);
    const { units } = await workspace.up();
    expect(units).toMatchObject([{ name: 'vision', state: 'healthy' }]);
    await workspace.removeImage('vision');
  });

  test('by Ctrl-C while a unit starts ends with 130, and the next one waits for that unit', async () => {
    await declareSlow();
    const command = workspace.start('up');
    const ended = finished(command);
    await workspace.untilRuns('gate');
    command.kill('SIGINT');
    const { exitCode, stderr } = await ended;
    expect([exitCode, /INTERRUPTED: (.*)/.exec(stderr)?.[1]]).toEqual([
      130,
      'Interrupted; what runs keeps running',
    ]);
    const before = await workspace.runOf('gate');
    const { operations, units } = await workspace.up();
    expect(operations).toMatchObject([{ kind: 'await', target: 'gate' }]);
    expect(units).toMatchObject([{ name: 'gate', state: 'healthy' }]);
    expect(await workspace.runOf('gate')).toBe(before);
    await workspace.succeed('down');
  });

  test('by kill -9 leaves no lock and nothing half done, and the next one completes', async () => {
    await declareSlow();
    const command = workspace.start('up');
    const ended = finished(command);
    await workspace.untilRuns('gate');
    command.kill('SIGKILL');
    await ended;
    const before = await workspace.runOf('gate');
    const { units } = await workspace.up('--no-wait');
    expect(units).toMatchObject([{ name: 'gate', state: 'healthy' }]);
    expect(await workspace.runOf('gate')).toBe(before);
    expect((await workspace.up()).operations).toEqual([]);
  });
});

test('a unit that nobody can ask is up when it keeps running', async () => {
  const workspace = await workspaceOf('unasked');
  workspace.declare({ quiet: { command: ['node', 'programs/deaf.mjs'] } });
  expect((await workspace.up()).units).toMatchObject([{ name: 'quiet', state: 'healthy' }]);
  expect((await workspace.up()).operations).toEqual([]);
});

describe('more than one at once', () => {
  test('fifty `up` in one workspace agree: one does the work, and the engine sees no conflict', async () => {
    const workspace = await workspaceOf('fifty');
    workspace.declare({ solver: {}, agents: {} });
    const started = performance.now();
    const results = await Promise.all(
      Array.from({ length: 50 }, () => workspace.run('up', '--json')),
    );
    figure('50 concurrent `up`', performance.now() - started);
    expect(results.map(({ exitCode, stdout }) => exitCode || JSON.parse(stdout).error)).toEqual(
      Array(50).fill(undefined),
    );
    const ups = results.map(({ stdout }) => JSON.parse(stdout) as UpResult);
    const working = ups.filter(({ operations }) => operations.length > 0);
    expect(working).toHaveLength(1);
    expect(working[0]?.operations.map(({ kind, target }) => `${kind} ${target}`)).toEqual(
      expect.arrayContaining(['prepare network', 'start solver', 'start agents']),
    );
    expect(ups.map(statesOf)).toEqual(Array(50).fill('agents healthy, solver healthy'));
    expect(await workspace.owned('container')).toEqual([
      workspace.container('agents'),
      workspace.container('solver'),
    ]);
  });

  test('two workspaces of one name do not touch each other', async () => {
    const [one, other] = [await workspaceOf('lab'), await workspaceOf('lab')];
    for (const workspace of [one, other]) workspace.declare({ solver: {}, vision: {} });
    const ups = await Promise.all([one.up(), other.up()]);
    expect(ups.map(statesOf)).toEqual(Array(2).fill('solver healthy, vision healthy'));
    const before = await belongingsOf(other);
    await one.succeed('down', '--volumes', '--yes');
    expect(await belongingsOf(one)).toEqual({ container: [], network: [], volume: [], runs: [] });
    expect(await belongingsOf(other)).toEqual(before);
    const { operations, units } = await other.up();
    expect([operations, statesOf({ units })]).toEqual([[], 'solver healthy, vision healthy']);
  });
});

function statesOf({ units }: Pick<UpResult, 'units'>): string {
  return units
    .map(({ name, state }) => `${name} ${state}`)
    .sort()
    .join(', ');
}

/** Everything of a workspace on the engine, and which runs its containers are in. */
async function belongingsOf(workspace: ContainerWorkspace) {
  const [container, network, volume] = await Promise.all([
    workspace.owned('container'),
    workspace.owned('network'),
    workspace.owned('volume'),
  ]);
  const units = container.map((name) => name.slice(workspace.container('').length));
  const runs = await Promise.all(units.map((unit) => workspace.runOf(unit)));
  return { container, network, volume, runs };
}

describe('the last health event', () => {
  test('is what `up` returns on', async () => {
    const workspace = await workspaceOf('prompt');
    workspace.declare({ solver: {}, agents: {}, orchestrator: {} });
    await workspace.up();
    const delays: number[] = [];
    for (const unit of ['solver', 'agents', 'orchestrator']) {
      await docker('rm', '--force', workspace.container(unit));
      delays.push(await delayOf(workspace));
    }
    figure('last health event to the return of `up`', ...delays);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThan(500);
  });

  /** Milliseconds from the last time that the engine calls a container healthy to the end of the command. */
  async function delayOf(workspace: ContainerWorkspace): Promise<number> {
    const since = String(Date.now() / 1_000);
    const command = workspace.start('up');
    const returned = new Promise<number>((done) => command.once('exit', () => done(Date.now())));
    expect((await finished(command)).exitCode).toBe(0);
    const until = String(Date.now() / 1_000);
    const times = await docker(
      ...['events', '--since', since, '--until', until, '--filter', 'event=health_status: healthy'],
      ...['--filter', `label=pokerbot.workspace=${workspace.id}`, '--format', '{{.TimeNano}}'],
    );
    const last = Number(times.split('\n').filter(Boolean).at(-1)) / 1_000_000;
    return (await returned) - last;
  }
});

function figure(what: string, ...milliseconds: number[]): void {
  const values = milliseconds.map((value) => `${Math.round(value)} ms`).join(', ');
  process.stdout.write(`figure: ${what}: ${values}\n`);
}

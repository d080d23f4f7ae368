import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { runningDockerStacks } from '../../src/stack/drivers/docker/running-docker-stacks.ts';
import type { UnitSpec } from '../../src/stack/unit-spec.ts';
import { workspaceId } from '../../src/workspace/workspace-id.ts';
import { freePort } from '../contract/stack/driver-support.ts';
import { docker, inspect } from './docker-command.ts';
import { createDockerHarness, type DockerHarness, image } from './docker-harness.ts';
import { errorOf, look, perform, start } from './perform.ts';

let harness: DockerHarness;
afterEach(() => harness.dispose());

async function prepared(healthTimeoutMs?: number): Promise<DockerHarness> {
  harness = await createDockerHarness({ healthTimeoutMs });
  await perform(harness.driver, 'prepare', 'network');
  return harness;
}
async function healthy(environment: Record<string, string> = {}) {
  const { driver, unit, folder } = await prepared();
  const port = await freePort();
  const spec = unit({ name: 'alpha', program: 'healthy', port, environment });
  await start(driver, spec);
  return { driver, spec, port, container: `${workspaceId(folder)}-alpha` };
}
const script = (name: string, code: string) =>
  harness.unit({ name, program: 'crash', container: { entrypoint: ['node', '-e', code] } });

describe('what belongs to somebody else', () => {
  test('leaves the network of the workspace before that is removed, if it is about to', async () => {
    harness = await createDockerHarness();
    const name = `${workspaceId(harness.folder)}_poker-bot-net`;
    await perform(harness.driver, 'prepare', 'network');
    const guest = docker('run', '--detach', '--network', name, image, 'sleep', '600').trim();
    onTestFinished(() => void docker('rm', '--force', guest));
    const removing = perform(harness.driver, 'release', 'network');
    await delay(600);
    docker('network', 'disconnect', '--force', name, guest);
    await removing;
    expect((await harness.driver.observe()).resources).toEqual([]);
  });

  test('is not touched when it is a network of our name', async () => {
    harness = await createDockerHarness();
    const name = `${workspaceId(harness.folder)}_poker-bot-net`;
    docker(
      'network',
      'create',
      '--label',
      'pokerbot.workspace=other',
      '--label',
      'pokerbot.path=/other',
      name,
    );
    onTestFinished(() => void docker('network', 'rm', name));
    expect((await harness.driver.observe()).resources).toEqual([]);
    expect(await errorOf(perform(harness.driver, 'prepare', 'network'))).toMatchObject({
      code: 'ENGINE_CONFLICT',
      message: expect.stringContaining('`/other`'),
      details: { kind: 'network', name, holder: '/other' },
    });
    await perform(harness.driver, 'release', 'network');
    expect(inspect(name).Labels['pokerbot.path']).toBe('/other');
  });

  test('is not touched when it is a container of our name', async () => {
    const { driver, unit, folder } = await prepared();
    const name = `${workspaceId(folder)}-alpha`;
    docker('create', '--name', name, image, 'true');
    onTestFinished(() => void docker('rm', name));
    const spec = unit({ name: 'alpha', program: 'healthy', port: await freePort() });
    for (const kind of ['start', 'stop'] as const) {
      expect(await errorOf(perform(driver, kind, 'alpha', { unit: spec }))).toMatchObject({
        code: 'ENGINE_CONFLICT',
        message: expect.stringContaining('somebody else'),
      });
    }
    expect(inspect(name).State.Status).toBe('created');
  });

  test('is not touched when it is another workspace', async () => {
    const { driver } = await healthy();
    const other = await createDockerHarness();
    await perform(other.driver, 'prepare', 'network');
    await perform(other.driver, 'release', 'network');
    await other.dispose();
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'healthy' });
  });
});

describe('a unit whose container', () => {
  test('was removed by hand is stopped, and starts where it was', async () => {
    const { driver, spec, port, container } = await healthy();
    docker('rm', '--force', container);
    const { units, ports } = await driver.observe();
    expect(units).toEqual([
      {
        name: 'alpha',
        kind: 'daemon',
        state: 'stopped',
        configuration: spec.configuration,
        ports: [{ variable: 'PORT', port }],
        address: `127.0.0.1:${port}`,
        dependsOn: [],
        restarts: 0,
      },
    ]);
    expect(ports).toEqual({ 'alpha.PORT': port });
    await start(driver, spec);
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'healthy' });
  });

  test('is paused hangs, and is replaced', async () => {
    const { driver, spec, container } = await healthy();
    docker('pause', container);
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'hung', detail: 'it is paused' });
    await start(driver, spec);
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'healthy' });
  });

  test('was taken from the network hangs', async () => {
    const { driver, spec, container } = await healthy();
    docker('network', 'disconnect', `${workspaceId(harness.folder)}_poker-bot-net`, container);
    expect(await look(driver, 'alpha')).toMatchObject({
      state: 'hung',
      detail: 'it is not connected to the network of the workspace',
    });
    await start(driver, spec);
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'healthy' });
  });

  test('is killed is started again by the engine', async () => {
    const { driver, spec, container } = await healthy();
    process.kill(inspect(container).State.Pid, 'SIGKILL');
    await expect.poll(async () => (await look(driver, 'alpha'))?.restarts).toBe(1);
    await perform(driver, 'await', 'alpha', { unit: spec });
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'healthy', restarts: 1 });
  });

  test('stops answering is not ready', async () => {
    const { driver, port } = await healthy();
    void fetch(`http://127.0.0.1:${port}/hang`).catch(() => undefined);
    await expect
      .poll(() => look(driver, 'alpha'), { timeout: 60_000 })
      .toMatchObject({ state: 'hung', detail: 'no answer within 2000 ms' });
  });

  test('is forgotten when it is no longer declared', async () => {
    const { driver } = await healthy();
    await perform(driver, 'stop', 'alpha');
    expect((await driver.observe()).units).toEqual([]);
  });

  test('runs is known also without the file of what was remembered', async () => {
    const { driver, spec, port } = await healthy();
    rmSync(`${harness.folder}/.pokerbot`, { recursive: true });
    const { resources, units, ports } = await driver.observe();
    expect(resources).toEqual(['network']);
    expect(ports).toEqual({ 'alpha.PORT': port });
    expect(units).toMatchObject([
      { name: 'alpha', state: 'healthy', configuration: spec.configuration },
    ]);
    await perform(driver, 'stop', 'alpha', { unit: spec });
  });
});

describe('a command that is killed', () => {
  const child = (what: 'start' | 'job', unit: UnitSpec) => {
    const options = { workspace: harness.folder, engine: harness.engine, healthTimeoutMs: 30_000 };
    const path = resolve(import.meta.dirname, '../fixtures/docker-child.mjs');
    const env = { ...process.env, REQUEST: JSON.stringify({ what, options, unit }) };
    return spawn(process.execPath, [path], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  };

  test('while a unit starts leaves what the next one completes', async () => {
    const { driver, unit, folder } = await prepared();
    const environment = { READY_AFTER_MS: '1500' };
    const spec = unit({ name: 'slow', program: 'healthy', port: await freePort(), environment });
    const killed = child('start', spec);
    const name = `${workspaceId(folder)}-slow`;
    await expect
      .poll(() => docker('ps', '-q', '--filter', `name=${name}`), { timeout: 20_000 })
      .not.toBe('');
    killed.kill('SIGKILL');
    const id = inspect(name).Id;
    expect(await look(driver, 'slow')).toMatchObject({ state: 'starting' });
    await perform(driver, 'await', 'slow', { unit: spec });
    expect(await look(driver, 'slow')).toMatchObject({ state: 'healthy' });
    expect(inspect(name).Id).toBe(id);
  });

  test('or interrupted lets the unit go on', async () => {
    const { driver, unit } = await prepared();
    const environment = { READY_AFTER_MS: '1000' };
    const spec = unit({ name: 'slow', program: 'healthy', port: await freePort(), environment });
    const controller = new AbortController();
    const { signal } = controller;
    const starting = errorOf(perform(driver, 'start', 'slow', { unit: spec, signal }));
    await expect.poll(async () => (await look(driver, 'slow'))?.state).toBe('starting');
    controller.abort();
    expect(await starting).toMatchObject({ code: 'INTERRUPTED' });
    await perform(driver, 'await', 'slow', { unit: spec });
    expect(await look(driver, 'slow')).toMatchObject({ state: 'healthy', restarts: 0 });
  });

  test('while its job runs leaves a job that the next one ends which changes something', async () => {
    const { unit } = await prepared();
    const killed = child('job', unit({ name: 'job', program: 'job', kind: 'job' }));
    await new Promise((told) => killed.stdout.once('data', told));
    const label = `label=pokerbot.workspace=${workspaceId(harness.folder)}`;
    const jobs = () => docker('ps', '-a', '-q', '--filter', label);
    killed.kill('SIGKILL');
    await new Promise((gone) => killed.once('close', gone));
    const next = harness.another();
    await next.observe();
    expect(jobs()).not.toBe('');
    await perform(next, 'prepare', 'network');
    expect(jobs()).toBe('');
    next.close();
  });
});

describe('many at once', () => {
  test('twenty looks at a stack that runs are the same', async () => {
    const { driver } = await healthy();
    const looks = await Promise.all(Array.from({ length: 20 }, () => driver.observe()));
    expect(new Set(looks.map((each) => JSON.stringify(each.units))).size).toBe(1);
  });

  test('units start side by side, and one that fails takes none with it', async () => {
    const { driver, unit } = await prepared();
    const ports = await Promise.all(Array.from({ length: 4 }, freePort));
    const good = ports.map((port, index) =>
      unit({ name: `good-${index}`, program: 'healthy', port }),
    );
    const bad = script('bad', 'process.exit(2)');
    const results = await Promise.allSettled([...good, bad].map((spec) => start(driver, spec)));
    expect(results.map(({ status }) => status)).toEqual([
      ...good.map(() => 'fulfilled'),
      'rejected',
    ]);
    const { units } = await driver.observe();
    expect(units.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'bad failed',
      ...good.map(({ name }) => `${name} healthy`),
    ]);
  });

  test('the stacks of this user are listed', async () => {
    await healthy();
    const stacks = await runningDockerStacks(harness.engine);
    expect(stacks.find(({ workspace }) => workspace === harness.folder)).toEqual({
      workspace: harness.folder,
      driver: 'docker',
      startedAt: expect.any(Number),
    });
  });
});

import { chownSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { UnitSpec } from '../../src/stack/unit-spec.ts';
import { workspaceId } from '../../src/workspace/workspace-id.ts';
import { freePort } from '../contract/stack/driver-support.ts';
import { docker } from './docker-command.ts';
import { createDockerHarness, type DockerHarness } from './docker-harness.ts';
import { cardOf, look, perform, start } from './perform.ts';

let harness: DockerHarness;
afterEach(() => harness.dispose());

async function prepared(healthTimeoutMs?: number): Promise<DockerHarness> {
  harness = await createDockerHarness({ healthTimeoutMs });
  await perform(harness.driver, 'prepare', 'network');
  return harness;
}

describe('a unit that somebody else runs', () => {
  const external = (port: number): UnitSpec => ({
    name: 'far',
    kind: 'external',
    command: '',
    args: [],
    workingDirectory: '/',
    environment: {},
    secrets: [],
    secretVariables: [],
    ports: [],
    address: `127.0.0.1:${port}`,
    health: { protocol: 'http', url: `http://127.0.0.1:${port}/readyz` },
    dependsOn: [],
    configuration: { address: `127.0.0.1:${port}` },
  });

  test('is watched from its start to its stop', async () => {
    const { driver } = await prepared();
    let status = 200;
    const server = createServer((_request, response) => response.writeHead(status).end('busy'));
    const port = await freePort();
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    await start(driver, external(port));
    expect(await look(driver, 'far')).toMatchObject({ kind: 'external', state: 'healthy' });
    status = 503;
    expect(await look(driver, 'far')).toMatchObject({
      state: 'unhealthy',
      detail: 'not ready: busy',
    });
    server.close();
    server.closeAllConnections();
    const other = harness.another();
    expect(await look(other, 'far')).toMatchObject({
      state: 'unhealthy',
      detail: 'connection refused (ECONNREFUSED)',
    });
    other.close();
    await perform(driver, 'stop', 'far', { unit: external(port) });
    expect(await look(driver, 'far')).toMatchObject({ state: 'stopped' });
  });

  test('that does not answer has a card', async () => {
    const { driver } = await prepared(500);
    const card = await cardOf(start(driver, external(await freePort())));
    expect(card).toMatchObject({ phase: 'health', cause: 'external-unreachable' });
    expect(await look(driver, 'far')).toMatchObject({ state: 'unhealthy', failure: card });
  });
});

describe('what a unit writes', () => {
  test('stays in volumes of the workspace until they are deleted', async () => {
    const { driver, unit, folder } = await prepared();
    const mounts = [
      { kind: 'volume', source: 'cache', target: '/tmp/cache', readOnly: false },
    ] as const;
    const spec = unit({
      name: 'alpha',
      program: 'x',
      container: { mounts, entrypoint: ['sleep', '600'], healthcheck: undefined },
    });
    await start(driver, spec);
    const name = `${workspaceId(folder)}_cache`;
    const label = `label=pokerbot.workspace=${workspaceId(folder)}`;
    const volumes = () => docker('volume', 'ls', '-q', '--filter', label);
    expect(volumes()).toBe(name);
    await perform(driver, 'release', 'network');
    expect(volumes()).toBe(name);
    expect(await driver.removeVolumes?.()).toEqual([name]);
    expect(volumes()).toBe('');
  });

  test('goes into folders that are made for it and that it may write to', async () => {
    const { driver, unit, folder } = await prepared();
    mkdirSync(`${folder}/logs`);
    writeFileSync(`${folder}/logs/old`, 'of a process');
    if (process.getuid?.() === 0) chownSync(`${folder}/logs/old`, 0, 0);
    const bind = (name: string) =>
      ({
        kind: 'bind',
        source: `${folder}/${name}`,
        target: `/app/${name}`,
        readOnly: false,
      }) as const;
    const code =
      "const w=require('fs').writeFileSync;w('/app/results/new','');w('/app/logs/old','');setInterval(()=>{},1000)";
    const container = {
      mounts: [bind('results'), bind('logs')],
      entrypoint: ['node', '-e', code],
      healthcheck: undefined,
    };
    await start(driver, unit({ name: 'alpha', program: 'x', container }));
    await expect
      .poll(() => statSync(`${folder}/results/new`, { throwIfNoEntry: false })?.uid)
      .toBe(process.getuid?.() || 1_000);
    await expect.poll(() => statSync(`${folder}/logs/old`).size).toBe(0);
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'healthy', restarts: 0 });
  });
});

describe('what a unit uses', () => {
  test('is measured', async () => {
    const { driver, unit } = await prepared();
    const code = 'for (;;);';
    const container = { entrypoint: ['node', '-e', code], healthcheck: undefined };
    await start(driver, unit({ name: 'busy', program: 'x', container }));
    const observed = await driver.observe();
    const { busy } = await driver.usage(observed);
    expect(busy).toEqual({
      cpuPercent: expect.any(Number),
      memoryBytes: expect.any(Number),
      memoryLimitBytes: 1_073_741_824,
    });
    expect(busy?.cpuPercent).toBeGreaterThan(10);
    expect((await driver.memory(observed)).busy).toBeGreaterThan(1_000_000);
  });

  test('changes are told as they come', async () => {
    const { driver, unit } = await prepared();
    const ended = new AbortController();
    let changes = 0;
    const watching = (async () => {
      for await (const _time of driver.changes(ended.signal)) changes += 1;
    })();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(changes).toBe(0);
    await start(driver, unit({ name: 'alpha', program: 'healthy', port: await freePort() }));
    await expect.poll(() => changes).toBeGreaterThan(0);
    ended.abort();
    await watching;
  });
});

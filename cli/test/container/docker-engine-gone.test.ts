import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Driver } from '../../src/stack/driver.ts';
import { createDockerDriver } from '../../src/stack/drivers/docker/docker-driver.ts';
import type { UnitSpec } from '../../src/stack/unit-spec.ts';
import { freePort } from '../contract/stack/driver-support.ts';
import { createDockerHarness, type DockerHarness, image } from './docker-harness.ts';
import { EngineProxy } from './engine-proxy.ts';
import { cardOf, errorOf, look, perform, start } from './perform.ts';

let harness: DockerHarness;
let proxy: EngineProxy;
let driver: Driver;
afterEach(async () => {
  driver.close();
  proxy.cut();
  await harness.dispose();
});

/** A driver whose engine can be taken away, beside one that keeps it. */
async function between(healthTimeoutMs?: number): Promise<void> {
  harness = await createDockerHarness({ healthTimeoutMs });
  const { engine, folder } = harness;
  if (!('socketPath' in engine.address)) throw new Error('The engine is not on this machine');
  proxy = new EngineProxy(join(folder, 'engine.sock'), engine.address.socketPath);
  await proxy.open();
  driver = createDockerDriver({
    workspace: folder,
    engine: { ...engine, address: { socketPath: proxy.path } },
    healthTimeoutMs: 30_000,
    pace: { interval: 200, timeout: 3_000, retries: 3, startPeriod: 30_000 },
  });
  await perform(driver, 'prepare', 'network');
}

async function slowUnit(): Promise<UnitSpec> {
  const environment = { READY_AFTER_MS: '2500' };
  return harness.unit({ name: 'slow', program: 'healthy', port: await freePort(), environment });
}
/** Its first look at its health is over, so that the command has nothing to do but wait. */
const running = () =>
  expect
    .poll(async () => (await look(harness.driver, 'slow'))?.detail, { timeout: 10_000 })
    .toBe('not ready: warming up');

describe('an engine that goes away', () => {
  test('and comes back while a unit starts does not end the start', async () => {
    await between();
    const starting = start(driver, await slowUnit());
    await running();
    proxy.cut();
    setTimeout(() => void proxy.open(), 500);
    await starting;
    expect(await look(harness.driver, 'slow')).toMatchObject({ state: 'healthy' });
  });

  test('for good ends the start, and the next command completes it', async () => {
    await between();
    const unit = await slowUnit();
    const starting = errorOf(start(driver, unit));
    await running();
    proxy.cut();
    expect(await starting).toMatchObject({
      code: 'ENGINE_FAILED',
      message: expect.stringContaining('The container engine stopped answering'),
    });
    await perform(harness.driver, 'await', 'slow', { unit });
    expect(await look(harness.driver, 'slow')).toMatchObject({ state: 'healthy' });
  });

  test('is told to whoever looks', async () => {
    await between();
    proxy.cut();
    expect(await errorOf(driver.observe())).toMatchObject({ code: 'ENGINE_FAILED' });
  });

  test('while it builds is the cause on the card', async () => {
    await between();
    const context = join(harness.folder, 'context');
    mkdirSync(context);
    const build = { dockerfile: `FROM ${image}\nRUN sleep 30\n`, context, args: {} };
    const name = `pokerbot-test-gone-${process.pid}:1`;
    const unit = harness.unit({ name: 'alpha', program: 'x', container: { image: name, build } });
    const card = await cardOf(
      perform(driver, 'build', 'alpha', {
        unit,
        progress: () => setTimeout(() => proxy.cut(), 100),
      }),
    );
    expect(card).toMatchObject({ phase: 'build', cause: 'engine-gone' });
  });

  test('and comes back does not end what is followed', async () => {
    await between();
    const unit = harness.unit({
      name: 'alpha',
      program: 'x',
      container: {
        entrypoint: [
          'sh',
          '-c',
          'for i in 1 2 3 4 5 6; do echo line $i; sleep 0.5; done; sleep 60',
        ],
        healthcheck: undefined,
      },
    });
    await start(driver, unit);
    const ended = new AbortController();
    const lines: string[] = [];
    const options = { units: ['alpha'], follow: true, signal: ended.signal };
    setTimeout(() => proxy.cut(), 700);
    setTimeout(() => void proxy.open(), 1_400);
    for await (const { text } of driver.logs(options)) {
      lines.push(text);
      if (text === 'line 6') ended.abort();
    }
    expect(lines).toEqual(['line 1', 'line 2', 'line 3', 'line 4', 'line 5', 'line 6']);
  });
});

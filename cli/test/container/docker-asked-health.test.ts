import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { UnitSpec } from '../../src/stack/unit-spec.ts';
import { workspaceId } from '../../src/workspace/workspace-id.ts';
import { freePort } from '../contract/stack/driver-support.ts';
import { docker, inspect } from './docker-command.ts';
import { createDockerHarness, type DockerHarness, readyz } from './docker-harness.ts';
import { cardOf, errorOf, look, perform, start } from './perform.ts';

let harness: DockerHarness;
afterEach(() => harness.dispose());

/** Ready a while after it listens; unready as long as a file says so. */
const slow = `
  const { createServer } = require('node:http');
  const { existsSync } = require('node:fs');
  const begun = Date.now();
  createServer((_request, response) => {
    const ready = Date.now() - begun > 1500 && !existsSync('/tmp/tired');
    response.writeHead(ready ? 200 : 503).end(ready ? '' : 'warming the tables');
  }).listen(Number(process.env.PORT));
`;

/** A unit in an image without a check, whose health is declared. */
async function unchecked(code: string, healthTimeoutMs?: number): Promise<UnitSpec> {
  harness = await createDockerHarness({ healthTimeoutMs });
  await perform(harness.driver, 'prepare', 'network');
  const port = await freePort();
  const entrypoint = ['node', '-e', code];
  const container = { entrypoint, healthcheck: undefined };
  const unit = harness.unit({ name: 'alpha', program: 'given', port, container });
  return { ...unit, health: { protocol: 'http', url: readyz(port) } };
}

describe('a unit that only this machine can ask', () => {
  test('is up when it answers, and is asked whenever somebody looks', async () => {
    const unit = await unchecked(slow);
    const told: string[] = [];
    const begun = performance.now();
    await perform(harness.driver, 'start', 'alpha', { unit, progress: (text) => told.push(text) });
    expect(performance.now() - begun).toBeGreaterThan(1_400);
    expect(told).toContain('not ready: warming the tables');
    expect(await look(harness.driver, 'alpha')).toMatchObject({ state: 'healthy' });
    docker('exec', `${workspaceId(harness.folder)}-alpha`, 'touch', '/tmp/tired');
    expect(await look(harness.driver, 'alpha')).toMatchObject({
      state: 'unhealthy',
      detail: 'not ready: warming the tables',
    });
  });

  test('is given up when it never answers, with what was found', async () => {
    const unit = await unchecked('setInterval(() => undefined, 1000)', 2_000);
    const card = await cardOf(start(harness.driver, unit));
    expect(card).toMatchObject({
      phase: 'health',
      cause: 'never-listens',
      health: expect.stringMatching(/^connection refused/),
    });
    expect(await look(harness.driver, 'alpha')).toMatchObject({ state: 'unhealthy' });
  });

  test('that was left in the middle of its start is still starting', async () => {
    const unit = await unchecked('setInterval(() => undefined, 1000)');
    const signal = AbortSignal.timeout(1_000);
    const work = perform(harness.driver, 'start', 'alpha', { unit, signal });
    await expect(work).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(await look(harness.driver, 'alpha')).toMatchObject({ state: 'starting' });
  });

  test('that ends at once is told of, also when it says that all is well', async () => {
    const unit = await unchecked('console.log("done")');
    expect(await cardOf(start(harness.driver, unit))).toMatchObject({
      phase: 'start',
      exitCode: 0,
      lastLines: ['done'],
    });
  });

  test('keeps to the check of its image where that has one', async () => {
    const unit = await unchecked(slow);
    const container = { ...unit.container!, healthcheck: ['true'] };
    await start(harness.driver, { ...unit, container });
    docker('exec', `${workspaceId(harness.folder)}-alpha`, 'touch', '/tmp/tired');
    expect(await look(harness.driver, 'alpha')).toMatchObject({ state: 'healthy' });
  });
});

const patience = { timeout: 30_000 };
const startedAgain = { RestartCount: 1, State: { Status: 'running' } };

describe('a unit without any check', () => {
  test('that ended once before somebody waits for it, and goes on since, is up', async () => {
    harness = await createDockerHarness();
    const { driver, unit, folder } = harness;
    await perform(driver, 'prepare', 'network');
    mkdirSync(`${folder}/marks`);
    const code = `setInterval(() => {}, 1000);
      const mended = () => require('node:fs').existsSync('/marks/mended');
      if (!mended()) setInterval(() => mended() ? process.exit(1) : console.log('broken'), 20)`;
    const spec = unit({
      ...{ name: 'alpha', program: 'x', checked: false },
      container: {
        entrypoint: ['node', '-e', code],
        mounts: [{ kind: 'bind', source: `${folder}/marks`, target: '/marks', readOnly: true }],
      },
    });
    const leaving = new AbortController();
    const starting = perform(driver, 'start', 'alpha', { unit: spec, signal: leaving.signal });
    const name = `${workspaceId(folder)}-alpha`;
    await expect.poll(() => docker('logs', name), patience).toContain('broken');
    leaving.abort();
    expect(await errorOf(starting)).toMatchObject({ code: 'INTERRUPTED' });
    writeFileSync(`${folder}/marks/mended`, '');
    await expect.poll(() => inspect(name), patience).toMatchObject(startedAgain);
    await perform(driver, 'await', 'alpha', { unit: spec });
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'healthy', restarts: 1 });
  });

  test('that ends at once never counted as healthy', async () => {
    const { health: _none, ...unit } = await unchecked('process.exit(0)');
    expect(await cardOf(start(harness.driver, unit))).toMatchObject({
      phase: 'start',
      exitCode: 0,
    });
  });
});

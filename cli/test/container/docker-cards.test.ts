import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { ContainerSpec } from '../../src/stack/unit-spec.ts';
import { workspaceId } from '../../src/workspace/workspace-id.ts';
import { freePort } from '../contract/stack/driver-support.ts';
import { docker, inspect } from './docker-command.ts';
import { createDockerHarness, type DockerHarness } from './docker-harness.ts';
import { cardOf, look, perform, start } from './perform.ts';

let harness: DockerHarness;
afterEach(() => harness.dispose());

async function prepared(healthTimeoutMs?: number): Promise<DockerHarness> {
  harness = await createDockerHarness({ healthTimeoutMs });
  await perform(harness.driver, 'prepare', 'network');
  return harness;
}
const script = (name: string, code: string) =>
  harness.unit({ name, program: 'crash', container: { entrypoint: ['node', '-e', code] } });

describe('the card of a unit', () => {
  test('that needs too much memory', async () => {
    await prepared();
    const hungry = script('hungry', 'for (const all = [];;) all.push(Buffer.alloc(1 << 26, 1))');
    expect(await cardOf(start(harness.driver, hungry))).toMatchObject({
      phase: 'start',
      exitCode: 137,
      signal: 'SIGKILL',
      attempts: 3,
      oomKilled: true,
      cause: 'out-of-memory',
    });
  });

  test('that crashes again and again leaves nothing that runs', async () => {
    const { folder } = await prepared();
    const loop = script('loop', 'console.error("boom"); process.exit(1)');
    expect(await cardOf(start(harness.driver, loop))).toMatchObject({
      exitCode: 1,
      attempts: 3,
      cause: 'crash-loop',
      lastLines: ['boom'],
    });
    await delay(500);
    const { Status, Restarting } = inspect(`${workspaceId(folder)}-loop`).State;
    expect({ Status, Restarting }).toEqual({ Status: 'exited', Restarting: false });
    expect(await look(harness.driver, 'loop')).toMatchObject({
      state: 'failed',
      detail: 'exit code 1',
      failure: { cause: 'crash-loop' },
    });
  });

  test.each<[string, string, Partial<ContainerSpec>, string]>([
    [
      'whose image is missing',
      'image-missing',
      { image: 'pokerbot-test-ghost:1' },
      'The image `pokerbot-test-ghost:1` is not on this machine',
    ],
    [
      'that is to see what does not exist',
      'mount-missing',
      { mounts: [{ kind: 'bind', source: '/no/such/folder', target: '/x', readOnly: true }] },
      'The container needs `/no/such/folder` of this machine, which does not exist',
    ],
  ])('%s', async (_name, cause, change, explanation) => {
    const { driver, unit } = await prepared();
    const spec = unit({ name: 'alpha', program: 'healthy', port: await freePort() });
    const container = { ...spec.container!, ...change };
    const card = await cardOf(start(driver, { ...spec, container }));
    expect(card).toMatchObject({ phase: 'spawn', cause, explanation });
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'failed', failure: card });
    await start(driver, spec);
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'healthy', failure: undefined });
  });

  test('whose program is missing', async () => {
    const { driver, unit } = await prepared();
    const spec = unit({ name: 'a', program: 'x', container: { entrypoint: ['no-such-program'] } });
    expect(await cardOf(start(driver, spec))).toMatchObject({
      exitCode: 127,
      cause: 'entry-point-missing',
      explanation: 'The program `no-such-program` does not exist in the image',
    });
  });

  test('whose image was built for another processor', async () => {
    const { driver, unit, folder } = await prepared();
    mkdirSync(`${folder}/context`);
    // The head of a program for 64-bit ARM.
    const head = '7f454c460201010000000000000000000200b7000100000000000000000000000000000000';
    writeFileSync(`${folder}/context/sh`, Buffer.from(head.padEnd(128, '0'), 'hex'), {
      mode: 0o755,
    });
    const name = `pokerbot-test-arm-${process.pid}:1`;
    onTestFinished(() => void docker('rmi', '--force', name));
    const build = {
      dockerfile: 'FROM scratch\nCOPY sh /bin/sh\n',
      context: `${folder}/context`,
      args: {},
    };
    const container = { image: name, build, entrypoint: ['/bin/sh'], mounts: [] };
    const spec = unit({ name: 'alpha', program: 'x', container });
    await perform(driver, 'build', 'alpha', { unit: spec });
    expect(await cardOf(start(driver, spec))).toMatchObject({ cause: 'wrong-architecture' });
  });

  test('whose port another program has', async () => {
    const { driver, unit } = await prepared();
    const port = await freePort();
    const squatter = createServer();
    await new Promise<void>((done) => squatter.listen(port, '127.0.0.1', done));
    onTestFinished(() => void squatter.close());
    expect(
      await cardOf(start(driver, unit({ name: 'alpha', program: 'healthy', port }))),
    ).toMatchObject({ phase: 'spawn', cause: 'port-taken', ports: [port] });
  });

  test('whose port another container has', async () => {
    const { driver, unit } = await prepared();
    const port = await freePort();
    await start(driver, unit({ name: 'alpha', program: 'healthy', port }));
    const beta = unit({ name: 'beta', program: 'healthy', port });
    expect(await cardOf(start(driver, beta))).toMatchObject({
      cause: 'port-taken',
      explanation: `Port ${port} is in use by another process or container`,
    });
    expect(await look(driver, 'alpha')).toMatchObject({ state: 'healthy' });
  });

  test('that writes where it may not', async () => {
    await prepared();
    const writer = script('writer', "require('fs').writeFileSync('/etc/x', '')");
    expect(await cardOf(start(harness.driver, writer))).toMatchObject({ cause: 'read-only' });
  });

  test('whose check cannot run', async () => {
    const { driver, unit } = await prepared(2_000);
    const spec = unit({
      name: 'alpha',
      program: 'healthy',
      port: await freePort(),
      container: { healthcheck: ['no-such-check'] },
    });
    expect(await cardOf(start(driver, spec))).toMatchObject({
      phase: 'health',
      cause: 'health-check-broken',
    });
  });

  test('that somebody removes while it is starting', async () => {
    const { driver, unit, folder } = await prepared();
    const starting = cardOf(start(driver, unit({ name: 'deaf', program: 'deaf' })));
    const name = `${workspaceId(folder)}-deaf`;
    await expect.poll(() => docker('ps', '-q', '--filter', `name=${name}`)).not.toBe('');
    docker('rm', '--force', name);
    expect(await starting).toMatchObject({ cause: 'removed' });
  });
});

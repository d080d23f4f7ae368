import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { UnitSpec } from '../../src/stack/unit-spec.ts';
import { workspaceId } from '../../src/workspace/workspace-id.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { docker } from './docker-command.ts';
import { createDockerHarness, type DockerHarness, image } from './docker-harness.ts';
import { errorOf, perform, start } from './perform.ts';

const tag = `pokerbot-test-inputs-${process.pid}:one`;
let harness: DockerHarness;
afterEach(async () => {
  await harness.dispose();
  docker('rmi', '--force', tag);
});

/** A unit whose image runs one command while it is built; nothing of it has been built before. */
function built(...lines: readonly string[]): UnitSpec {
  const context = join(harness.folder, 'context');
  mkdirSync(context, { recursive: true });
  const dockerfile = [`FROM ${image}`, `RUN : ${randomUUID()}`, ...lines].join('\n');
  const build = { dockerfile: `${dockerfile}\n`, context, args: {} };
  return harness.unit({
    name: 'job',
    program: 'job',
    kind: 'job',
    container: { image: tag, entrypoint: undefined, build },
  });
}

const told = (path: string) => docker('run', '--rm', '--entrypoint', 'cat', tag, path).split('\n');

describe('a build', () => {
  test('sees the authority of the caller in the step that asks for it, and keeps nothing of it', async () => {
    using folder = new TemporaryFolder();
    const authority = `-----BEGIN CERTIFICATE-----\n${randomUUID()}\n${'x'.repeat(100_000)}\n`;
    const path = join(folder.path, 'ca.pem');
    writeFileSync(path, authority);
    harness = await createDockerHarness({ environment: { POKERBOT_BUILD_CA: path } });
    const unit = built(
      'ARG NODE_EXTRA_CA_CERTS',
      'RUN --mount=type=secret,id=ca wc -c < $NODE_EXTRA_CA_CERTS > /size',
      'RUN ls /run/secrets > /kept 2>&1 || true',
    );
    await perform(harness.driver, 'build', 'job', { unit });
    expect(told('/size')).toEqual([String(authority.length)]);
    expect(told('/kept').join('')).not.toMatch(/\bca$/);
    expect(docker('history', '--no-trunc', tag)).not.toContain(authority.slice(0, 60));
  });

  test('needs no authority where none is named', async () => {
    harness = await createDockerHarness();
    const unit = built('RUN --mount=type=secret,id=ca ls /run/secrets > /kept 2>&1 || true');
    await perform(harness.driver, 'build', 'job', { unit });
    expect(told('/kept').join('')).not.toMatch(/\bca$/);
  });

  test('whose authority cannot be read says which file that is', async () => {
    harness = await createDockerHarness({ environment: { POKERBOT_BUILD_CA: '/no/ca.pem' } });
    expect(await errorOf(perform(harness.driver, 'build', 'job', { unit: built() }))).toMatchObject(
      { code: 'FILE_UNREADABLE', message: expect.stringContaining('/no/ca.pem') },
    );
  });

  test('has the proxy and the registries of the caller, also a proxy on this machine', async () => {
    const environment = {
      HTTPS_PROXY: 'http://me:word@127.0.0.1:3128',
      no_proxy: 'lab.example',
      npm_config_registry: 'http://npm.lab.example/',
      PIP_INDEX_URL: 'http://pip.lab.example/simple',
      UNRELATED: 'x',
    };
    harness = await createDockerHarness({ environment });
    const unit = built(
      'ARG npm_config_registry',
      'ARG UNRELATED',
      'RUN echo "$HTTPS_PROXY $no_proxy $npm_config_registry <$UNRELATED>" > /seen && getent hosts host.docker.internal >> /seen',
    );
    await perform(harness.driver, 'build', 'job', { unit });
    const [seen, host] = told('/seen');
    expect(seen).toBe(
      'http://me:word@host.docker.internal:3128 lab.example http://npm.lab.example/ <>',
    );
    expect(host).toMatch(/^[\d.]+ +host\.docker\.internal/);
    expect(docker('history', '--no-trunc', tag)).not.toContain('3128');
    expect(docker('image', 'inspect', tag)).not.toContain('3128');
  });
});

describe('a container', () => {
  test('has the proxy of the caller, without its login', async () => {
    const environment = { https_proxy: 'me:word@localhost:3128' };
    harness = await createDockerHarness({ environment });
    await perform(harness.driver, 'prepare', 'network');
    const code = 'console.log(process.env.https_proxy); setInterval(() => undefined, 1000)';
    const container = { entrypoint: ['node', '-e', code], healthcheck: undefined };
    await start(harness.driver, harness.unit({ name: 'alpha', program: 'x', container }));
    const lines = [];
    const signal = new AbortController().signal;
    for await (const { text } of harness.driver.logs({ units: ['alpha'], follow: false, signal })) {
      lines.push(text);
    }
    expect(lines).toEqual(['host.docker.internal:3128']);
    expect(docker('inspect', `${workspaceId(harness.folder)}-alpha`)).not.toContain('me:word');
  });
});

import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { UnitSpec } from '../../src/stack/unit-spec.ts';
import { workspaceId } from '../../src/workspace/workspace-id.ts';
import { collect, freePort, texts } from '../contract/stack/driver-support.ts';
import { inspect } from './docker-command.ts';
import { createDockerHarness, type DockerHarness } from './docker-harness.ts';
import { look, perform, start } from './perform.ts';

let harness: DockerHarness;
afterEach(() => harness.dispose());

const secret = 'sk-live-0123456789';

async function running(environment: Record<string, string> = {}): Promise<UnitSpec> {
  harness = await createDockerHarness();
  await perform(harness.driver, 'prepare', 'network');
  const port = await freePort();
  const spec = harness.unit({ name: 'alpha', program: 'healthy', port, environment });
  await start(harness.driver, spec);
  return spec;
}

/** Follows the unit, from its last line on, until so many lines are seen. */
async function follow(count: number, whenFollowing: () => void): Promise<string[]> {
  const ended = new AbortController();
  const lines: string[] = [];
  const options = { units: ['alpha'], follow: true, tail: 1, signal: ended.signal };
  setTimeout(whenFollowing, 500);
  for await (const { text } of harness.driver.logs(options)) {
    lines.push(text);
    if (lines.length === count) ended.abort();
  }
  return lines;
}

test('what is followed goes on through a restart by the engine, with nothing twice', async () => {
  const unit = await running();
  const container = `${workspaceId(harness.folder)}-alpha`;
  const listening = `listening on ${unit.ports[0]?.port}`;
  const lines = await follow([listening, 'hello', listening].length, () =>
    process.kill(inspect(container).State.Pid, 'SIGKILL'),
  );
  expect(lines).toEqual([listening, 'hello', listening]);
  expect(await look(harness.driver, 'alpha')).toMatchObject({ restarts: 1 });
});

test('lines of a container that is gone are kept once, with how it ended', async () => {
  const unit = await running({ START_LINE: 'first' });
  await perform(harness.driver, 'stop', 'alpha', { unit });
  const listening = `listening on ${unit.ports[0]?.port}`;
  const expected = ['first', listening, 'bye', '--- stopped'];
  expect(texts(await collect(harness.driver, ['alpha']))).toEqual(expected);
  const saved = readFileSync(`${harness.folder}/logs/alpha.log`, 'utf8');
  expect(
    saved
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(25)),
  ).toEqual(expected);
  expect(saved).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z first\n/);
  await start(harness.driver, unit);
  expect(texts(await collect(harness.driver, ['alpha']))).toEqual([
    ...expected,
    'first',
    listening,
  ]);
  expect(texts(await collect(harness.driver, ['alpha'], 2))).toEqual(['first', listening]);
});

test('only lines since a time are told when so asked', async () => {
  await running();
  const all = await collect(harness.driver, ['alpha']);
  const options = { units: ['alpha'], follow: false, signal: new AbortController().signal };
  const told: string[] = [];
  const since = (all[0]?.time ?? 0) + 1;
  for await (const { text } of harness.driver.logs({ ...options, since })) told.push(text);
  expect(told).toEqual(texts(all.filter(({ time }) => time >= since)));
});

test('a long line stays one, and both streams are told', async () => {
  harness = await createDockerHarness();
  await perform(harness.driver, 'prepare', 'network');
  const code = "console.log('ä'.repeat(20000)); console.error('end'); setInterval(() => {}, 1000)";
  const container = { entrypoint: ['node', '-e', code], healthcheck: undefined };
  await start(harness.driver, harness.unit({ name: 'alpha', program: 'x', container }));
  await expect
    .poll(async () => texts(await collect(harness.driver, ['alpha'])).sort())
    .toEqual(['end', 'ä'.repeat(20_000)]);
});

test('a secret is hidden also from a command that does not know it, and in the file', async () => {
  const spec = await running();
  await perform(harness.driver, 'stop', 'alpha', { unit: spec });
  const leaky = {
    ...spec,
    secretVariables: ['START_LINE'],
    secrets: ['another-secret'],
    environment: { ...spec.environment, START_LINE: secret },
    container: {
      ...spec.container!,
      entrypoint: [
        'sh',
        '-c',
        'echo I have $(cat $START_LINE_FILE) and another-secret; exec node /programs/healthy.mjs',
      ],
    },
  };
  await start(harness.driver, leaky);
  const other = harness.another();
  const hidden = 'I have [redacted] and [redacted]';
  expect(texts(await collect(other, ['alpha']))).toContain(hidden);
  await perform(other, 'stop', 'alpha');
  other.close();
  const saved = readFileSync(`${harness.folder}/logs/alpha.log`, 'utf8');
  expect(saved).toContain(hidden);
  expect(saved).not.toContain(secret);
});

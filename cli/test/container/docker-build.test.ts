import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { FailureCard } from '../../src/stack/failure/failure-card.ts';
import { foldedMessages } from '../../src/stack/failure/shared-step.ts';
import type { UnitSpec } from '../../src/stack/unit-spec.ts';
import { operation } from '../contract/stack/driver-support.ts';
import { docker } from './docker-command.ts';
import { createDockerHarness, type DockerHarness, image } from './docker-harness.ts';
import { startRegistry } from './registry.ts';

let harness: DockerHarness;
const built: string[] = [];
afterEach(async () => {
  await harness.dispose();
  for (const name of built.splice(0)) docker('rmi', '--force', name);
});

interface Recipe {
  readonly files?: Readonly<Record<string, string>>;
  readonly args?: Readonly<Record<string, string>>;
  readonly tag?: string;
}

/** A unit whose image is built of the given files. */
function recipe(
  dockerfile: readonly string[],
  { files = {}, args = {}, tag = 'one' }: Recipe = {},
) {
  const context = join(harness.folder, 'context');
  mkdirSync(context, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(context, path)), { recursive: true });
    writeFileSync(join(context, path), text);
  }
  const name = `pokerbot-test-${process.pid}:${tag}`;
  built.push(name);
  return harness.unit({
    name: 'job',
    program: 'job',
    kind: 'job',
    container: {
      image: name,
      entrypoint: undefined,
      build: { dockerfile: `${dockerfile.join('\n')}\n`, context, args },
    },
  });
}

async function build(unit: UnitSpec): Promise<string[]> {
  const told: string[] = [];
  await harness.driver.perform({
    operation: operation('build', unit.name),
    unit,
    signal: new AbortController().signal,
    progress: (text) => told.push(text),
  });
  return told;
}

async function cardOf(unit: UnitSpec): Promise<FailureCard> {
  const error = await build(unit).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: 'UNIT_FAILED' });
  return (error as { details: { card: FailureCard } }).details.card;
}

async function run(unit: UnitSpec): Promise<string[]> {
  const lines: string[] = [];
  await harness.driver.runJob({
    unit,
    args: [],
    onLine: (line) => lines.push(line),
    onErrorLine: (line) => lines.push(line),
    signal: new AbortController().signal,
  });
  return lines;
}

describe('an image', () => {
  test('is built of the folder, without what its .dockerignore names, and says how it is going', async () => {
    harness = await createDockerHarness();
    // Nothing that the engine has built before.
    const greeting = `hello-${randomUUID()}`;
    const long = `${'deep/'.repeat(30)}file-ä.txt`;
    const unit = recipe(
      [
        `FROM ${image} AS base`,
        'ARG GREETING',
        'COPY . /context',
        'RUN cd /context && find . -type f | sort > /list && echo $GREETING >> /list',
        'CMD ["cat", "/list"]',
      ],
      {
        args: { GREETING: greeting },
        files: {
          '.dockerignore': '# what stays\nnode_modules\n**/*.log\n!kept.log\n.dockerignore\n',
          'a.txt': greeting,
          'sub/b.log': 'b',
          'kept.log': 'k',
          'node_modules/x/index.js': 'x',
          [long]: 'far',
        },
      },
    );
    const told = await build(unit);
    expect((await harness.driver.observe()).images).toContain(unit.container?.image);
    expect(await run(unit)).toEqual([
      './Dockerfile.pokerbot',
      './a.txt',
      `./${long}`,
      './kept.log',
      greeting,
    ]);
    const steps = told.filter((text) => /COPY|RUN/.test(text));
    expect(steps.map((text) => text.slice(0, 20))).toEqual([
      '[2/3] COPY . /contex',
      '[3/3] RUN cd /contex',
    ]);
  });

  test('whose step fails is told with the step, its last lines and its exit code', async () => {
    harness = await createDockerHarness();
    const unit = recipe([
      `FROM ${image}`,
      'RUN (echo compiling; echo "cannot find x") >&2; exit 3',
    ]);
    expect(await cardOf(unit)).toMatchObject({
      unit: 'job',
      phase: 'build',
      exitCode: 3,
      command: ['[2/2] RUN (echo compiling; echo "cannot find x") >&2; exit 3'],
      lastLines: ['compiling', 'cannot find x'],
      cause: 'build-step-failed',
    });
  });

  test('that fails by a step of several images is told with that step for each of them', async () => {
    harness = await createDockerHarness();
    const base = [`FROM ${image} AS base`, `RUN : ${randomUUID()}; sleep 1; exit 3`, 'FROM base'];
    const cards = await Promise.all(
      ['one', 'two', 'three'].map((tag) => cardOf(recipe([...base, `RUN echo ${tag}`], { tag }))),
    );
    const step = `[base 2/2] ${base[1]}`;
    expect(cards.map(({ command, cause }) => ({ command, cause }))).toEqual(
      cards.map(() => ({ command: [step], cause: 'build-step-failed' })),
    );
    expect(foldedMessages(cards)).toHaveLength(1);
  });

  test('whose base is neither here nor to be had is told by name', async () => {
    harness = await createDockerHarness();
    expect(await cardOf(recipe(['FROM registry.invalid/ghost:1']))).toMatchObject({
      cause: 'registry-unreachable',
      explanation: expect.stringContaining('`registry.invalid/ghost:1`'),
    });
  });

  test.each([
    ['anybody', undefined],
    ['whoever is logged in', 'me:secret'],
  ])('has a base from a registry that gives tokens to %s', async (_name, login) => {
    const registry = await startRegistry(login);
    onTestFinished(() => registry.close());
    harness = await createDockerHarness({
      login: login === undefined ? undefined : { registry: registry.image, login },
    });
    const unit = recipe([
      `FROM ${registry.image} AS far`,
      `FROM ${image}`,
      'COPY --from=far /hello /',
    ]);
    await build(unit);
    expect((await harness.driver.observe()).images).toContain(unit.container?.image);
  });

  test('has no base from a registry that does not know us', async () => {
    const registry = await startRegistry('me:secret');
    onTestFinished(() => registry.close());
    harness = await createDockerHarness();
    expect(await cardOf(recipe([`FROM ${registry.image}`]))).toMatchObject({
      cause: 'registry-login',
      explanation: expect.stringContaining(registry.image),
    });
  });

  test('that copies what is not there is told the file', async () => {
    harness = await createDockerHarness();
    expect(
      await cardOf(recipe([`FROM ${image}`, 'COPY nope.txt /'], { files: { 'a.txt': '' } })),
    ).toMatchObject({
      cause: 'build-file-missing',
      explanation: expect.stringContaining('`/nope.txt`'),
    });
  });

  test('whose Dockerfile cannot be read is told the line', async () => {
    harness = await createDockerHarness();
    expect(await cardOf(recipe(['FRM x']))).toMatchObject({
      cause: 'dockerfile-invalid',
      explanation: expect.stringContaining('unknown instruction: FRM'),
    });
  });

  test('that is interrupted is not built any further', async () => {
    harness = await createDockerHarness();
    const unit = recipe([`FROM ${image}`, 'RUN sleep 60']);
    const controller = new AbortController();
    const building = harness.driver.perform({
      operation: operation('build', 'job'),
      unit,
      signal: controller.signal,
      progress: (text) => /sleep/.test(text) && controller.abort(),
    });
    await expect(building).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect((await harness.driver.observe()).images).not.toContain(unit.container?.image);
  });
});

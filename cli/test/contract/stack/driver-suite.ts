import { afterEach, describe, expect, test } from 'vitest';
import type { Driver } from '../../../src/stack/driver.ts';
import type { UnitSpec } from '../../../src/stack/unit-spec.ts';
import { actionsOn } from './driver-actions.ts';
import { collect, freePort, texts } from './driver-support.ts';
import { testUncheckedUnits } from './unchecked-units.ts';

/** One workspace on one driver. */
export interface Harness {
  readonly driver: Driver;
  /** A driver on the same workspace, as a second command would make it. */
  another(): Driver;
  /** A unit that runs one of the programs of `test/fixtures/units`. */
  unit(options: UnitOptions): UnitSpec;
  dispose(): Promise<void>;
}

export interface UnitOptions {
  readonly name: string;
  readonly program: string;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly kind?: 'daemon' | 'job';
  /** False for one whose health nobody can ask. */
  readonly checked?: boolean;
}

export interface DriverSuite {
  readonly name: string;
  /** Waits that are long enough for a first look at a unit's health to end, in milliseconds. */
  readonly waits: { readonly forRefusal: number; readonly forSilence: number };
  createHarness(options?: { healthTimeoutMs?: number }): Promise<Harness>;
}

/** What every driver has to do. */
export function describeDriver({ name, waits, createHarness }: DriverSuite): void {
  describe(`driver ${name}`, () => {
    let harness: Harness;
    afterEach(() => harness.dispose());

    const { perform, prepare, failureOf, state, statesDuring } = actionsOn(() => harness);

    test('nothing runs before anything was done', async () => {
      harness = await createHarness();
      const { resources, units, ports } = await harness.driver.observe();
      expect({ resources, units, ports }).toEqual({ resources: [], units: [], ports: {} });
    });

    test('a started unit is healthy, and stopped when told', async () => {
      harness = await createHarness();
      await prepare();
      const port = await freePort();
      const unit = harness.unit({ name: 'alpha', program: 'healthy', port });
      await perform('start', 'alpha', unit);
      const observed = await harness.driver.observe();
      expect(observed.resources).toEqual(harness.driver.capabilities.resources);
      expect(observed.units).toMatchObject([
        {
          name: 'alpha',
          state: 'healthy',
          restarts: 0,
          configuration: unit.configuration,
          ports: [{ variable: 'PORT', port }],
        },
      ]);
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
      expect((await harness.driver.memory(observed)).alpha).toBeGreaterThan(1_000_000);
      await perform('stop', 'alpha', unit);
      expect(await state('alpha')).toBe('stopped');
      await expect(fetch(`http://127.0.0.1:${port}/readyz`)).rejects.toThrow();
    });

    test('a stop that was asked for is no failure, while it goes on and afterwards', async () => {
      harness = await createHarness();
      await prepare();
      const environment = { LEAVE_AFTER_MS: '200' };
      const port = await freePort();
      const unit = harness.unit({ name: 'alpha', program: 'healthy', port, environment });
      await perform('start', 'alpha', unit);
      const seen = await statesDuring('alpha', perform('start', 'alpha', unit));
      for (const each of await statesDuring('alpha', perform('stop', 'alpha', unit)))
        seen.add(each);
      expect([...seen].filter((each) => each !== 'healthy' && each !== 'starting')).toEqual([
        'stopped',
      ]);
    });

    test('a start waits until the unit is ready', async () => {
      harness = await createHarness();
      await prepare();
      const port = await freePort();
      const environment = { READY_AFTER_MS: '300' };
      await perform(
        'start',
        'slow',
        harness.unit({ name: 'slow', program: 'healthy', port, environment }),
      );
      expect(await (await fetch(`http://127.0.0.1:${port}/`)).json()).toMatchObject({
        ready: true,
      });
    });

    test('another command sees the same stack and can take it down', async () => {
      harness = await createHarness();
      await prepare();
      const unit = harness.unit({ name: 'alpha', program: 'healthy', port: await freePort() });
      await perform('start', 'alpha', unit);
      const other = harness.another();
      expect((await other.observe()).units).toMatchObject([{ name: 'alpha', state: 'healthy' }]);
      await perform('await', 'alpha', unit, { driver: other });
      for (const resource of other.capabilities.resources)
        await perform('release', resource, undefined, { driver: other });
      other.close();
      const { resources, units } = await harness.driver.observe();
      expect({ resources, states: units.map((each) => each.state) }).toEqual({
        resources: [],
        states: ['stopped'],
      });
    });

    test('a unit that ends with a wrong setting fails at once and is not tried again', async () => {
      harness = await createHarness();
      await prepare();
      const environment = { EXIT_CODE: '2', LAST_WORDS: 'ENV_INVALID: `LOG_LEVEL` is `loud`' };
      const card = await failureOf(
        perform('start', 'broken', harness.unit({ name: 'broken', program: 'crash', environment })),
      );
      expect(card).toMatchObject({
        unit: 'broken',
        phase: 'start',
        exitCode: 2,
        attempts: 1,
        cause: 'environment-invalid',
        lastLines: ['ENV_INVALID: `LOG_LEVEL` is `loud`'],
      });
      expect(await state('broken')).toBe('failed');
    });

    test('a unit that crashes again and again is given up with a card', async () => {
      harness = await createHarness();
      await prepare();
      const card = await failureOf(
        perform('start', 'looping', harness.unit({ name: 'looping', program: 'crash' })),
      );
      expect(card).toMatchObject({ phase: 'start', exitCode: 1, attempts: 3, cause: 'crash-loop' });
    });

    test('a daemon that ends by itself with 0 has failed', async () => {
      harness = await createHarness();
      await prepare();
      const environment = { EXIT_CODE: '0' };
      const card = await failureOf(
        perform('start', 'brief', harness.unit({ name: 'brief', program: 'crash', environment })),
      );
      expect(card).toMatchObject({ exitCode: 0, attempts: 1, cause: 'ended-at-once' });
    });

    test('a unit that never listens is reported, and left as it is', async () => {
      harness = await createHarness({ healthTimeoutMs: waits.forRefusal });
      await prepare();
      const unit = harness.unit({ name: 'deaf', program: 'deaf', port: await freePort() });
      expect(await failureOf(perform('start', 'deaf', unit))).toMatchObject({
        phase: 'health',
        cause: 'never-listens',
        lastLines: ['deaf'],
      });
      expect(await state('deaf')).toBe('starting');
    });

    test('a unit that says why it is not ready is quoted', async () => {
      harness = await createHarness({ healthTimeoutMs: waits.forRefusal });
      await prepare();
      const environment = { NOT_READY: 'no model loaded' };
      const unit = harness.unit({
        name: 'picky',
        program: 'healthy',
        port: await freePort(),
        environment,
      });
      expect(await failureOf(perform('start', 'picky', unit))).toMatchObject({
        cause: 'not-ready',
        health: 'not ready: no model loaded',
      });
    });

    test('a unit that accepts connections and never answers is said to hang', async () => {
      harness = await createHarness({ healthTimeoutMs: waits.forSilence });
      await prepare();
      const unit = harness.unit({ name: 'mute', program: 'mute', port: await freePort() });
      expect(await failureOf(perform('start', 'mute', unit))).toMatchObject({ cause: 'hangs' });
    });

    test('secrets never reach a log or a card', async () => {
      harness = await createHarness();
      await prepare();
      const environment = { EXIT_CODE: '2', LAST_WORDS: 'refused sk-very-secret-value today' };
      const secrets = ['sk-very-secret-value'];
      const unit = harness.unit({ name: 'leaky', program: 'crash', environment, secrets });
      const card = await failureOf(perform('start', 'leaky', unit));
      expect(card.lastLines).toEqual(['refused [redacted] today']);
      expect(texts(await collect(harness.driver, ['leaky']))).toContain('refused [redacted] today');
    });

    test('logs are kept, cut to the last lines, and followed', async () => {
      harness = await createHarness();
      await prepare();
      const unit = (line: string, port: number) =>
        harness.unit({
          name: 'alpha',
          program: 'healthy',
          port,
          environment: { START_LINE: line },
        });
      await perform('start', 'alpha', unit('first', await freePort()));
      const port = await freePort();
      const ended = new AbortController();
      const followed: string[] = [];
      const following = (async () => {
        const lines = harness.driver.logs({
          units: ['alpha'],
          follow: true,
          tail: 0,
          signal: ended.signal,
        });
        for await (const { text } of lines) {
          followed.push(text);
          if (text === `listening on ${port}`) ended.abort();
        }
      })();
      await perform('start', 'alpha', unit('second', port));
      await following;
      expect(followed).toContain('second');
      expect(followed).not.toContain('first');
      const all = texts(await collect(harness.driver, ['alpha']));
      expect(all.filter((text) => ['first', 'bye', 'second'].includes(text))).toEqual([
        'first',
        'bye',
        'second',
      ]);
      expect(texts(await collect(harness.driver, ['alpha'], 1))).toHaveLength(1);
    });

    test('a job runs to its end with its arguments, its lines and its exit code', async () => {
      harness = await createHarness();
      const lines: string[] = [];
      const errors: string[] = [];
      const unit = harness.unit({
        name: 'job',
        program: 'job',
        kind: 'job',
        environment: { EXIT_CODE: '4' },
      });
      const exitCode = await harness.driver.runJob({
        unit,
        args: ['smoke', '--hands', '100'],
        onLine: (line) => lines.push(line),
        onErrorLine: (line) => errors.push(line),
        signal: new AbortController().signal,
      });
      expect({ exitCode, lines, errors }).toEqual({
        exitCode: 4,
        lines: ['["smoke","--hands","100"]'],
        errors: ['to stderr'],
      });
    });

    test('an interrupted job ends in its own way', async () => {
      harness = await createHarness();
      const controller = new AbortController();
      const exitCode = await harness.driver.runJob({
        unit: harness.unit({ name: 'job', program: 'job', kind: 'job' }),
        args: ['--wait'],
        onLine: (line) => line === 'waiting' && controller.abort(),
        onErrorLine: () => undefined,
        signal: controller.signal,
      });
      expect(exitCode).toBe(130);
    });

    testUncheckedUnits(async () => {
      harness = await createHarness();
      return harness;
    });
  });
}

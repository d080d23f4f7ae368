import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Driver } from '../../../src/stack/driver.ts';
import { readState, stateTime } from '../../../src/stack/drivers/process/state-file.ts';
import { spawnUnit } from '../../../src/stack/drivers/process/supervisor/spawn-unit.ts';
import type { OperationKind } from '../../../src/stack/plan/operation.ts';
import { freePort, operation } from './driver-support.ts';
import { createProcessHarness, type ProcessHarness } from './process-harness.ts';

let harness: ProcessHarness | undefined;
afterEach(async () => {
  await harness?.dispose();
  harness = undefined;
});

async function running(environment: Record<string, string> = {}): Promise<ProcessHarness> {
  const created = await createProcessHarness();
  harness = created;
  const port = await freePort();
  const unit = created.unit({ name: 'alpha', program: 'healthy', port, environment });
  const { signal } = new AbortController();
  const progress = () => undefined;
  await created.driver.perform({ operation: operation('prepare', 'supervisor'), signal, progress });
  await created.driver.perform({ operation: operation('start', 'alpha'), unit, signal, progress });
  return created;
}

describe('a supervisor', () => {
  test('outlives a line on its socket that no command of ours sends', async () => {
    const { paths, driver } = await running();
    for (const line of ['no json', 'null', '3']) {
      await new Promise<void>((closed) => {
        const socket = connect(paths.socket, () => socket.write(`${line}\n`));
        socket.on('close', () => closed());
        socket.on('data', () => socket.destroy());
      });
    }
    expect((await driver.observe()).units).toMatchObject([{ name: 'alpha', state: 'healthy' }]);
  });

  test('is asked itself when its snapshot is damaged', async () => {
    const { paths, another } = await running();
    writeFileSync(paths.state, '{"version":1,"units":[null],"ports":3}');
    const driver = another();
    const { resources, units } = await driver.observe();
    driver.close();
    expect(resources).toEqual(['supervisor']);
    expect(units).toMatchObject([{ name: 'alpha', state: 'healthy' }]);
  });
});

describe('a unit that is being stopped', () => {
  test('is not taken for one that runs, and can be started at once', async () => {
    const { driver, another, unit } = await running({ LEAVE_AFTER_MS: '1000' });
    const perform = (kind: OperationKind, by: Driver) =>
      by.perform({
        operation: operation(kind, 'alpha'),
        unit: unit({ name: 'alpha', program: 'healthy', port }),
        signal: new AbortController().signal,
        progress: () => undefined,
      });
    const port = (await driver.observe()).units[0]?.ports[0]?.port ?? 0;
    const look = async () => (await driver.observe()).units;
    const stopping = perform('stop', driver);
    await expect.poll(async () => (await look())[0]?.state).not.toBe('healthy');
    expect(await look()).toMatchObject([
      { state: 'stopped', detail: 'it is being stopped', pid: expect.any(Number) },
    ]);
    const other = another();
    await perform('start', other);
    other.close();
    await stopping;
    expect(await look()).toMatchObject([{ name: 'alpha', state: 'healthy' }]);
  });
});

describe('a supervisor that hangs', () => {
  test('leaves its units to nobody, and the next one takes its place', async () => {
    const { paths, another, unit } = await running();
    const hanging = readState(paths.state)?.supervisor?.pid ?? 0;
    process.kill(hanging, 'SIGSTOP');
    const driver = another();
    const look = async () => {
      // A write that was under way when it was stopped may come after the first of these.
      utimesSync(paths.state, 0, 0);
      const { resources, units } = await driver.observe();
      return { resources, units };
    };
    await expect.poll(look, { timeout: 20_000 }).toMatchObject({
      resources: [],
      units: [{ name: 'alpha', state: 'orphaned', detail: 'its supervisor does not answer' }],
    });
    const { signal } = new AbortController();
    const progress = () => undefined;
    await driver.perform({ operation: operation('prepare', 'supervisor'), signal, progress });
    const alpha = unit({ name: 'alpha', program: 'healthy', port: await freePort() });
    const start = operation('start', 'alpha');
    await driver.perform({ operation: start, unit: alpha, signal, progress });
    expect((await driver.observe()).units).toMatchObject([{ name: 'alpha', state: 'healthy' }]);
    expect(readState(paths.state)?.supervisor?.pid).not.toBe(hanging);
    await driver.perform({ operation: operation('release', 'supervisor'), signal, progress });
    driver.close();
  });

  test('is told from one that works and could not renew its snapshot', async () => {
    const { paths, driver } = await running();
    utimesSync(paths.state, 0, 0);
    const { resources, units } = await driver.observe();
    expect(resources).toEqual(['supervisor']);
    expect(units).toMatchObject([{ name: 'alpha', state: 'healthy' }]);
  });

  test('renews its snapshot as long as it works', async () => {
    const { paths } = await running();
    utimesSync(paths.state, 0, 0);
    await expect.poll(() => stateTime(paths.state), { timeout: 20_000 }).toBeGreaterThan(0);
  });
});

describe.runIf(process.platform === 'linux')('a unit whose watchdog somebody has killed', () => {
  test('can still be killed', async () => {
    harness = await createProcessHarness();
    const unit = harness.unit({ name: 'deaf', program: 'stubborn' });
    const { child, killGroup, output } = spawnUnit(unit);
    const ended = new Promise<string | null>((resolve) => {
      child.once('exit', (_code, signal) => resolve(signal));
    });
    await new Promise((resolve) => output[0]?.once('data', resolve));
    process.kill(watchdogOf(child.pid ?? 0), 'SIGKILL');
    killGroup();
    expect(await ended).toBe('SIGKILL');
  });
});

/** The shell that stayed behind as the first child of the unit. */
function watchdogOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]);
}

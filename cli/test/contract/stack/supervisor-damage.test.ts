import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { spawnUnit } from '../../../src/stack/drivers/process/supervisor/spawn-unit.ts';
import { freePort, operation } from './driver-support.ts';
import { createProcessHarness, type ProcessHarness } from './process-harness.ts';

let harness: ProcessHarness | undefined;
afterEach(async () => {
  await harness?.dispose();
  harness = undefined;
});

async function running(): Promise<ProcessHarness> {
  const created = await createProcessHarness();
  harness = created;
  const unit = created.unit({ name: 'alpha', program: 'healthy', port: await freePort() });
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

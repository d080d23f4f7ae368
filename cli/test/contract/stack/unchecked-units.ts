import { expect, test } from 'vitest';
import { actionsOn } from './driver-actions.ts';
import type { Harness } from './driver-suite.ts';

/** What every driver has to make of units whose health nobody can ask. */
export function testUncheckedUnits(createHarness: () => Promise<Harness>): void {
  test('a unit without a check is healthy when its run goes on', async () => {
    const harness = await createHarness();
    const { perform, prepare, state } = actionsOn(() => harness);
    await prepare();
    await perform(
      'start',
      'quiet',
      harness.unit({ name: 'quiet', program: 'deaf', checked: false }),
    );
    expect(await state('quiet')).toBe('healthy');
  });

  test('of a unit without a check it is told when it becomes healthy', async () => {
    const harness = await createHarness();
    const { perform, prepare, state } = actionsOn(() => harness);
    await prepare();
    const watcher = harness.another();
    const ended = new AbortController();
    const told: (string | undefined)[] = [];
    const watching = (async () => {
      for await (const _time of watcher.changes(ended.signal)) {
        told.push(await state('quiet'));
        if (told.at(-1) === 'healthy') ended.abort();
      }
    })();
    const unit = harness.unit({ name: 'quiet', program: 'deaf', checked: false });
    await perform('start', 'quiet', unit);
    await watching;
    watcher.close();
    expect(told.at(-1)).toBe('healthy');
  });

  test('a unit without a check that ends soon after its start has failed', async () => {
    const harness = await createHarness();
    const { perform, prepare, failureOf, state } = actionsOn(() => harness);
    await prepare();
    const environment = { EXIT_CODE: '0', AFTER_MS: '200' };
    const unit = harness.unit({ name: 'brief', program: 'crash', environment, checked: false });
    expect(await failureOf(perform('start', 'brief', unit))).toMatchObject({
      phase: 'start',
      exitCode: 0,
      attempts: 1,
    });
    expect(await state('brief')).toBe('failed');
  });

  test('a unit without a check is not healthy between two crashes', async () => {
    const harness = await createHarness();
    const { perform, prepare, failureOf, statesDuring } = actionsOn(() => harness);
    await prepare();
    const environment = { AFTER_MS: '400' };
    const unit = harness.unit({ name: 'looping', program: 'crash', environment, checked: false });
    const failing = failureOf(perform('start', 'looping', unit));
    const seen = await statesDuring('looping', failing);
    expect(await failing).toMatchObject({ exitCode: 1, attempts: 3, cause: 'crash-loop' });
    expect(seen).toContain('starting');
    expect(seen).not.toContain('healthy');
  });
}

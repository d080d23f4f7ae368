import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { FailureCard } from '../../../src/stack/failure/failure-card.ts';
import type { OperationKind } from '../../../src/stack/plan/operation.ts';
import type { UnitSpec } from '../../../src/stack/unit-spec.ts';
import type { Harness } from './driver-suite.ts';
import { operation } from './driver-support.ts';

/** What tests do with the workspace that they are about. */
export function actionsOn(harness: () => Harness) {
  const perform = (
    kind: OperationKind,
    target: string,
    unit?: UnitSpec,
    { driver }: Pick<Harness, 'driver'> = harness(),
  ) =>
    driver.perform({
      operation: operation(kind, target),
      unit,
      signal: new AbortController().signal,
      progress: () => undefined,
    });
  const prepare = async () => {
    const { driver } = harness();
    await driver.observe();
    for (const resource of driver.capabilities.resources) await perform('prepare', resource);
  };
  const failureOf = async (work: Promise<void>): Promise<FailureCard> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'UNIT_FAILED' });
    return (error as { details: { card: FailureCard } }).details.card;
  };
  const state = async (unit: string) =>
    (await harness().driver.observe()).units.find(({ name }) => name === unit)?.state;
  /** Every state in which a unit was seen while something was done, and right after it. */
  const statesDuring = async (unit: string, work: Promise<unknown>) => {
    const seen = new Set<string | undefined>();
    let over = false;
    const watch = async () => {
      for (; !over; await delay(20)) seen.add(await state(unit));
    };
    const settled = work.finally(() => {
      over = true;
    });
    await Promise.allSettled([settled, watch()]);
    seen.add(await state(unit));
    return seen;
  };
  return { perform, prepare, failureOf, state, statesDuring };
}

import { expect } from 'vitest';
import type { Driver } from '../../src/stack/driver.ts';
import type { FailureCard } from '../../src/stack/failure/failure-card.ts';
import type { ObservedUnit } from '../../src/stack/observed-stack.ts';
import type { OperationKind } from '../../src/stack/plan/operation.ts';
import type { UnitSpec } from '../../src/stack/unit-spec.ts';
import { operation } from '../contract/stack/driver-support.ts';

export interface Request {
  readonly unit?: UnitSpec | undefined;
  readonly signal?: AbortSignal;
  progress?(text: string): void;
}

export async function perform(
  driver: Driver,
  kind: OperationKind,
  target: string,
  request: Request = {},
): Promise<void> {
  await driver.perform({
    operation: operation(kind, target),
    unit: request.unit,
    signal: request.signal ?? new AbortController().signal,
    progress: request.progress ?? (() => undefined),
  });
}

export async function start(driver: Driver, unit: UnitSpec): Promise<void> {
  await perform(driver, 'start', unit.name, { unit });
}

export async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

export async function cardOf(work: Promise<unknown>): Promise<FailureCard> {
  const error = await errorOf(work);
  expect(error).toMatchObject({ code: 'UNIT_FAILED' });
  return (error as { details: { card: FailureCard } }).details.card;
}

export async function look(driver: Driver, unit: string): Promise<ObservedUnit | undefined> {
  return (await driver.observe()).units.find(({ name }) => name === unit);
}

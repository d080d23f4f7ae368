import type { ObservedStack, ObservedUnit } from '../observed-stack.ts';
import { type Operation, operationId, type Plan } from './operation.ts';
import { orderOperations } from './order-operations.ts';

export interface DownOptions {
  readonly observed: ObservedStack;
  /** Who needs whom, by name: a unit is stopped after those that need it. */
  readonly dependsOn: Readonly<Record<string, readonly string[]>>;
  /** Units to stop; all of them, and then what the driver keeps around them, when absent. */
  readonly only?: ReadonlySet<string>;
}

/** What has to happen so that nothing of the stack runs. Pure. */
export function planDown({ observed, dependsOn, only }: DownOptions): Plan {
  const cause = { summary: 'the stack goes down', changes: [] };
  const running = observed.units.filter(
    (unit) => isStoppable(unit) && (only?.has(unit.name) ?? true),
  );
  const names = new Set(running.map((unit) => unit.name));
  const stops = running.map(({ name }): Operation => {
    const dependents = [...names].filter((other) => dependsOn[other]?.includes(name));
    return {
      id: operationId('stop', name),
      kind: 'stop',
      target: name,
      cause,
      after: dependents.map((other) => operationId('stop', other)),
    };
  });
  const release = only
    ? []
    : observed.resources.map(
        (resource): Operation => ({
          id: operationId('release', resource),
          kind: 'release',
          target: resource,
          cause,
          after: stops.map((stop) => stop.id),
        }),
      );
  return { operations: orderOperations([...stops, ...release]) };
}

function isStoppable(unit: ObservedUnit): boolean {
  return unit.state !== 'stopped' && unit.state !== 'failed';
}

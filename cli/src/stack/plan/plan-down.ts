import type { ObservedStack, ObservedUnit } from '../observed-stack.ts';
import { type Operation, operationId, type Plan } from './operation.ts';
import { orderOperations } from './order-operations.ts';

/** What has to happen so that nothing of the stack runs; a unit is stopped after those that need it. Pure.
 * @param only stop these units alone, and keep what is around them */
export function planDown(observed: ObservedStack, only?: ReadonlySet<string>): Plan {
  const summary = only === undefined ? 'the stack goes down' : 'it is not needed any more';
  const cause = { summary, changes: [] };
  const running = observed.units.filter(
    (unit) => isStoppable(unit) && (only === undefined || only.has(unit.name)),
  );
  const stops = running.map(({ name }): Operation => {
    const dependents = running.filter(({ dependsOn }) => dependsOn.includes(name));
    return {
      id: operationId('stop', name),
      kind: 'stop',
      target: name,
      cause,
      after: dependents.map((other) => operationId('stop', other.name)),
    };
  });
  const released = only === undefined ? observed.resources : [];
  const release = released.map(
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

import type { ObservedStack, ObservedUnit } from '../observed-stack.ts';
import type { DesiredStack, UnitSpec } from '../unit-spec.ts';
import { fieldChanges } from './field-changes.ts';
import { type Cause, type Operation, operationId, type Plan } from './operation.ts';
import { orderOperations } from './order-operations.ts';
import { buildsByUnit, planBuilds } from './plan-builds.ts';

export interface UpOptions {
  readonly desired: DesiredStack;
  readonly observed: ObservedStack;
  /** What the driver needs around the units. */
  readonly resources: readonly string[];
  /** Units to start anew although nothing changed. */
  readonly restart?: ReadonlySet<string>;
}

/** What has to happen so that everything declared runs and is healthy, and nothing else does. Pure. */
export function planUp(options: UpOptions): Plan {
  const { desired, observed, resources } = options;
  const builds = planBuilds([...desired.daemons, ...desired.jobs], observed.images);
  const prepare = resources
    .filter((resource) => !observed.resources.includes(resource))
    .map((resource) => operation('prepare', resource, because('it does not exist')));
  const found = new Map(observed.units.map((unit) => [unit.name, unit]));
  const steps = desired.daemons.flatMap((spec) =>
    planUnit(spec, found.get(spec.name), options.restart?.has(spec.name) ?? false),
  );
  const declared = new Set(desired.daemons.map(({ name }) => name));
  // Also one that has failed: what is left of it would be shown for ever.
  const surplus = observed.units
    .filter(({ name, state }) => state !== 'stopped' && !declared.has(name))
    .map((unit) => operation('stop', unit.name, because('it is no longer declared')));
  return {
    operations: orderOperations(link([...builds, ...prepare, ...surplus, ...steps], options)),
  };
}

function planUnit(spec: UnitSpec, unit: ObservedUnit | undefined, forced: boolean): Operation[] {
  if (!unit || unit.state === 'stopped') {
    return [operation('start', spec.name, because('it is not running'))];
  }
  const replacement = forced ? because('a restart was asked for') : causeOfReplacement(spec, unit);
  if (replacement) {
    const start = operation('start', spec.name, replacement);
    return runs(unit) ? [operation('stop', spec.name, replacement), start] : [start];
  }
  if (unit.state === 'healthy') return [];
  return [operation('await', spec.name, because(describeState(unit)))];
}

/** A unit that only has to become ready is left alone; one that cannot by itself is started anew. */
function causeOfReplacement(spec: UnitSpec, unit: ObservedUnit): Cause | undefined {
  const changes = fieldChanges(unit.configuration, spec.configuration);
  if (changes.length > 0) return { summary: 'its configuration changed', changes };
  if (unit.state === 'failed' || unit.state === 'hung') return because(describeState(unit));
  if (unit.state === 'orphaned') return because('nothing supervises it any more');
  return undefined;
}

function describeState(unit: ObservedUnit): string {
  const states: Record<string, string> = {
    failed: 'it failed',
    hung: 'it does not answer',
    starting: 'it is starting',
    restarting: 'it is being started again',
    unhealthy: 'it is not ready',
  };
  const state = states[unit.state] ?? `it is ${unit.state}`;
  return unit.detail ? `${state}: ${unit.detail}` : state;
}

function link(operations: readonly Operation[], { desired }: UpOptions): Operation[] {
  const ids = new Set(operations.map((each) => each.id));
  const builds = buildsByUnit(operations, [...desired.daemons, ...desired.jobs]);
  const daemons = desired.daemons.flatMap(({ name }) => builds.get(name) ?? []);
  const prepare = operations.filter((each) => each.kind === 'prepare').map((each) => each.id);
  const specs = new Map(desired.daemons.map((spec) => [spec.name, spec]));
  const stops = operations.filter((each) => each.kind === 'stop').map((each) => each.id);
  return operations.map((each) => {
    if (each.kind === 'build') return each;
    // Nothing that runs is stopped before everything that replaces it is there.
    if (each.kind === 'stop') return { ...each, after: [...new Set(daemons)] };
    // What is left of an earlier supervisor has to be gone before the next one begins its own record.
    if (each.kind === 'prepare') return { ...each, after: stops };
    const dependencies = (specs.get(each.target)?.dependsOn ?? []).flatMap((name) => [
      operationId('start', name),
      operationId('await', name),
    ]);
    // Every stop first: a unit may be about to use the port that another one is about to leave.
    const own = builds.get(each.target);
    const first = each.kind === 'start' ? [...(own ? [own] : []), ...prepare, ...stops] : [];
    return { ...each, after: [...first, ...dependencies.filter((id) => ids.has(id))] };
  });
}

function operation(kind: Operation['kind'], target: string, cause: Cause): Operation {
  return { id: operationId(kind, target), kind, target, cause, after: [] };
}

function because(summary: string): Cause {
  return { summary, changes: [] };
}

function runs(unit: ObservedUnit): boolean {
  return unit.state !== 'stopped' && unit.state !== 'failed';
}

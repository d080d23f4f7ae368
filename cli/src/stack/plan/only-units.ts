import type { UnitSpec } from '../unit-spec.ts';
import type { Operation, Plan } from './operation.ts';
import { buildsByUnit } from './plan-builds.ts';

/** What of a plan is done for some units alone: their operations, the images that they need, and what the driver needs around them. Pure. */
export function onlyUnits(
  { operations }: Plan,
  {
    names,
    daemons,
  }: { readonly names: ReadonlySet<string>; readonly daemons: readonly UnitSpec[] },
): Plan {
  const builds = buildsByUnit(operations, daemons);
  const needed = new Set([...names].map((name) => builds.get(name)));
  const isNeeded = ({ id, kind, target }: Operation) => {
    if (kind === 'build') return needed.has(id);
    return kind === 'prepare' || names.has(target);
  };
  const kept = operations.filter(isNeeded);
  const ids = new Set(kept.map(({ id }) => id));
  return {
    operations: kept.map((each) => ({ ...each, after: each.after.filter((id) => ids.has(id)) })),
  };
}

/** Units together with those that they depend on, directly or not. Pure. */
export function withDependencies(
  names: readonly string[],
  units: readonly { readonly name: string; readonly dependsOn: readonly string[] }[],
): Set<string> {
  const dependencies = new Map(units.map(({ name, dependsOn }) => [name, dependsOn]));
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(dependencies.get(name) ?? []));
  }
  return found;
}

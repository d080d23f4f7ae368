import type { UnitSpec } from '../unit-spec.ts';
import { type Operation, operationId } from './operation.ts';

/** One build for each image that is declared and not there, under the name of the first unit that needs it. Pure. */
export function planBuilds(units: readonly UnitSpec[], images: readonly string[]): Operation[] {
  const there = new Set(images);
  return units.flatMap(({ name, container }): Operation[] => {
    if (!container?.build || there.has(container.image)) return [];
    there.add(container.image);
    const cause = { summary: `its image \`${container.image}\` does not exist`, changes: [] };
    return [{ id: operationId('build', name), kind: 'build', target: name, cause, after: [] }];
  });
}

/** The operation that each unit's image comes from, by unit, where one is built at all. */
export function buildsByUnit(
  operations: readonly Operation[],
  units: readonly UnitSpec[],
): Map<string, string> {
  const images = new Map(units.map(({ name, container }) => [name, container?.image]));
  const built = new Map(
    operations
      .filter(({ kind }) => kind === 'build')
      .map(({ id, target }) => [images.get(target), id]),
  );
  return new Map(
    units.flatMap(({ name, container }) => {
      const id = container && built.get(container.image);
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
}

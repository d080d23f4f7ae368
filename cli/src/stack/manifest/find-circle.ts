import type { DeclaredUnit } from '../desired/declared-unit.ts';

/** Units each of which waits for the next and the last for the first; undefined when there is no such circle. Linear. */
export function findCircle(units: readonly DeclaredUnit[]): DeclaredUnit[] | undefined {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const done = new Set<string>();
  for (const unit of units) {
    const circle = done.has(unit.name) ? undefined : circleFrom(unit, byName, done);
    if (circle) return circle;
  }
  return undefined;
}

/** Follows dependencies depth first, with a stack of its own: a chain may be longer than calls may be nested. */
function circleFrom(
  first: DeclaredUnit,
  byName: ReadonlyMap<string, DeclaredUnit>,
  done: Set<string>,
): DeclaredUnit[] | undefined {
  const way = [{ unit: first, next: 0 }];
  const places = new Map([[first.name, 0]]);
  for (let here = way.at(-1); here; here = way.at(-1)) {
    const name = here.unit.dependsOn[here.next];
    here.next += 1;
    const place = name === undefined ? undefined : places.get(name);
    if (place !== undefined) return way.slice(place).map(({ unit }) => unit);
    const unit = name === undefined || done.has(name) ? undefined : byName.get(name);
    if (unit) places.set(unit.name, way.push({ unit, next: 0 }) - 1);
    if (name === undefined) {
      done.add(here.unit.name);
      places.delete(here.unit.name);
      way.pop();
    }
  }
  return undefined;
}

import { builtinUnits } from '../desired/builtin-units.ts';
import type { ObservedStack } from '../observed-stack.ts';
import type { UnitResult } from './results.ts';

export interface UnitResultsOptions {
  readonly observed: ObservedStack;
  /** Bytes by unit. */
  readonly memory: Readonly<Record<string, number>>;
  readonly now: number;
}

/** The units of a snapshot, completed by figures of this moment. */
export function unitResults({ observed, memory, now }: UnitResultsOptions): UnitResult[] {
  return [...observed.units].sort(byPlace).map((unit) => {
    const runs = unit.pid !== undefined;
    return {
      name: unit.name,
      kind: unit.kind,
      state: unit.state,
      address: unit.address ?? null,
      ports: unit.ports,
      pid: unit.pid ?? null,
      uptimeMs: runs && unit.startedAt !== undefined ? now - unit.startedAt : null,
      restarts: unit.restarts,
      memoryBytes: memory[unit.name] ?? null,
      detail: unit.detail ?? null,
      failure: unit.failure ?? null,
    };
  });
}

/** Built-in units in their usual order, then a user's own by name. */
function byPlace(one: { readonly name: string }, other: { readonly name: string }): number {
  const names = Object.keys(builtinUnits);
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
  return place(one.name) - place(other.name) || (one.name < other.name ? -1 : 1);
}

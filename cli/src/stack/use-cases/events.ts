import { preferredDriver } from '../manifest/preferred-driver.ts';
import type { ObservedStack, ObservedUnit } from '../observed-stack.ts';
import type { StackContext } from './stack-context.ts';

/** A unit that is in another state, or of another process, than before. */
export interface UnitChange {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly unit: string;
  /** Null for one that was not there. */
  readonly from: string | null;
  /** Null for one that is gone. */
  readonly to: string | null;
  readonly detail: string | null;
}

export interface EventsOptions {
  readonly context: StackContext;
  readonly workspace: string;
  onChange(change: UnitChange): void;
}

/** Tells what happens to the units, until the signal. */
export async function events({ context, workspace, onChange }: EventsOptions): Promise<void> {
  const driver = await context.drivers.find(workspace, preferredDriver(workspace));
  try {
    let known = await driver.observe({ images: false });
    for await (const time of driver.changes(context.signal)) {
      const found = await driver.observe({ images: false });
      for (const change of changesBetween(known, found, time)) onChange(change);
      known = found;
    }
  } finally {
    driver.close();
  }
}

/** What differs between two looks. Pure. */
export function changesBetween(
  before: ObservedStack,
  after: ObservedStack,
  time: number,
): UnitChange[] {
  const old = new Map(before.units.map((unit) => [unit.name, unit]));
  const present = new Set(after.units.map(({ name }) => name));
  const gone = before.units.filter(({ name }) => !present.has(name));
  return [
    ...after.units
      .filter((unit) => differs(old.get(unit.name), unit))
      .map((unit) => ({
        time,
        unit: unit.name,
        from: old.get(unit.name)?.state ?? null,
        to: unit.state,
        detail: unit.detail ?? null,
      })),
    ...gone.map(({ name, state }) => ({ time, unit: name, from: state, to: null, detail: null })),
  ];
}

/** A unit that was restarted between two looks is in the same state, and another one. */
function differs(before: ObservedUnit | undefined, after: ObservedUnit): boolean {
  return before?.state !== after.state || before.startedAt !== after.startedAt;
}

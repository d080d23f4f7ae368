/** One field of a unit's configuration that differs. Absent on either side: the field is new, or gone. */
export interface FieldChange {
  readonly field: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Why an operation is needed. */
export interface Cause {
  readonly summary: string;
  readonly changes: readonly FieldChange[];
}

/**
 * `build` the image of a unit · `prepare` and `release` a resource of the driver · `start` a unit and see it healthy · `await` the health of one that
 * runs already · `stop` a unit.
 */
export type OperationKind = 'build' | 'prepare' | 'start' | 'await' | 'stop' | 'release';

/** One side effect. `id` is unique in its plan and the same for the same operation in another. */
export interface Operation {
  readonly id: string;
  readonly kind: OperationKind;
  /** Name of the unit or of the resource. */
  readonly target: string;
  readonly cause: Cause;
  /** Ids of the operations that have to be done first. */
  readonly after: readonly string[];
}

/** A graph of operations, listed so that each stands after those it waits for. */
export interface Plan {
  readonly operations: readonly Operation[];
}

export function operationId(kind: OperationKind, target: string): string {
  return `${kind} ${target}`;
}

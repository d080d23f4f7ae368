import type { Configuration } from '../unit-spec.ts';
import type { FieldChange } from './operation.ts';

/** Every field that differs, by name. */
export function fieldChanges(from: Configuration, to: Configuration): FieldChange[] {
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return fields
    .filter((field) => from[field] !== to[field])
    .map((field) => ({ field, from: from[field], to: to[field] }));
}

/** Reads as `SOLVER_PORT 50051 → 50061`. */
export function formatFieldChange({ field, from, to }: FieldChange): string {
  return `${field} ${from ?? '(unset)'} → ${to ?? '(unset)'}`;
}

import { formatFieldChange } from './field-changes.ts';
import type { Cause, Plan } from './operation.ts';

/** The plan as text, one operation a line: number, operation, cause, numbers of those it waits for. */
export function formatPlan({ operations }: Plan): string {
  if (operations.length === 0) return 'nothing to do';
  const numbers = new Map(operations.map((each, index) => [each.id, index + 1]));
  const width = Math.max(...operations.map((each) => each.id.length));
  return operations
    .map((each) => {
      const after = each.after.map((id) => numbers.get(id)).join(', ');
      const number = String(numbers.get(each.id)).padStart(String(operations.length).length);
      const line = `${number}  ${each.id.padEnd(width)}  ${formatCause(each.cause)}`;
      return after ? `${line} (after ${after})` : line;
    })
    .join('\n');
}

/** Reads as `its configuration changed: SOLVER_PORT 50051 → 50061`. */
export function formatCause({ summary, changes }: Cause): string {
  if (changes.length === 0) return summary;
  return `${summary}: ${changes.map(formatFieldChange).join(', ')}`;
}

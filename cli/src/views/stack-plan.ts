import { formatPlan } from '../stack/plan/format-plan.ts';
import type { PlanResult } from '../stack/use-cases/results.ts';

/** The plan as it would be carried out. */
export function planText({ name, operations, pending }: PlanResult): string {
  if (!pending) return `\`${name}\` is as declared: nothing to do`;
  const count = operations.length === 1 ? '1 operation' : `${operations.length} operations`;
  return `${formatPlan({ operations })}\n\n${count} pending; \`pokerbot up\` carries them out`;
}

import { planUp } from '../plan/plan-up.ts';
import { openStack } from './open-stack.ts';
import type { PlanResult } from './results.ts';
import type { StackOptions } from './stack-context.ts';

/** What `up` would do now. Writes and starts nothing. */
export async function plan(options: StackOptions): Promise<PlanResult> {
  const { name, driver, desired, observed } = await openStack(options);
  driver.close();
  const { operations } = planUp({
    desired,
    observed,
    resources: driver.capabilities.resources,
  });
  return {
    workspace: options.workspace,
    name,
    driver: driver.name,
    pending: operations.length > 0,
    operations: operations.map(({ id, kind, target, cause, after }) => ({
      id,
      kind,
      target,
      cause,
      after,
    })),
  };
}

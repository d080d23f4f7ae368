import { planBuilds } from '../plan/plan-builds.ts';
import type { UnitSpec } from '../unit-spec.ts';
import { carryOut } from './carry-out.ts';
import { claimImages } from './claim-images.ts';
import type { OpenStack } from './open-stack.ts';
import { prepareContext } from './prepare-context.ts';
import type { StackOptions } from './stack-context.ts';

/**
 * Builds the image of a job when it is not there: sources may have changed since the stack was brought up, and a job runs what
 * they are now.
 *
 * @throws PokerbotError `UNIT_FAILED` with the card of the build
 */
export async function buildMissing(
  job: UnitSpec,
  stack: OpenStack,
  options: StackOptions,
): Promise<void> {
  claimImages(stack, options);
  const plan = { operations: planBuilds([job], stack.observed.images) };
  if (plan.operations.length === 0) return;
  const { context, listen } = options;
  await prepareContext(plan, stack, options);
  await carryOut({ plan, driver: stack.driver, units: [job], context, listen });
}

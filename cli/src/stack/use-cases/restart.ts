import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { onlyUnits } from '../plan/only-units.ts';
import type { Plan } from '../plan/operation.ts';
import { planUp } from '../plan/plan-up.ts';
import { checkUnitNames } from './check-unit-names.ts';
import type { OpenStack } from './open-stack.ts';
import type { UpResult } from './results.ts';
import type { StackOptions } from './stack-context.ts';
import { changeStack } from './up.ts';

/**
 * Starts the named units anew, all of them when none is named, and returns when they are healthy.
 *
 * @throws PokerbotError `STACK_DOWN`, `UNIT_UNKNOWN`
 */
export async function restart(
  options: StackOptions & { readonly units: readonly string[] },
): Promise<UpResult> {
  return await changeStack({ ...options, follow: true, verb: 'restart' }, (stack) =>
    planRestart(stack, options.units),
  );
}

function planRestart({ desired, observed, driver }: OpenStack, units: readonly string[]): Plan {
  const known = desired.daemons.map(({ name }) => name);
  checkUnitNames(units, known);
  if (observed.resources.length === 0) {
    throw new PokerbotError('STACK_DOWN', {
      message: 'Nothing of this workspace runs, so there is nothing to restart',
    });
  }
  const chosen = new Set(units.length === 0 ? known : units);
  const plan = planUp({
    desired,
    observed,
    resources: driver.capabilities.resources,
    restart: chosen,
  });
  // Pending changes of other units are left for `up`.
  return onlyUnits(plan, { names: chosen, daemons: desired.daemons });
}

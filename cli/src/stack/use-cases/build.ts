import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { lockWorkspace } from '../lock/workspace-lock.ts';
import { planBuilds } from '../plan/plan-builds.ts';
import type { UnitSpec } from '../unit-spec.ts';
import { carryOut } from './carry-out.ts';
import { checkUnitNames } from './check-unit-names.ts';
import { claimImages } from './claim-images.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { prepareContext } from './prepare-context.ts';
import type { BuildResult } from './results.ts';
import type { StackOptions } from './stack-context.ts';

export interface BuildOptions extends StackOptions {
  /** All units with an image of ours when none is named. */
  readonly units: readonly string[];
  /** Build what is there already, too. */
  readonly force: boolean;
}

/**
 * Builds the images that are not there, and starts nothing.
 *
 * @throws PokerbotError `DRIVER_UNAVAILABLE` where units need no image, `UNIT_UNKNOWN`, `UNIT_FAILED` with the card of a build
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const { context, workspace, listen } = options;
  const start = context.clock.monotonic();
  const lock = await lockWorkspace({
    workspace,
    verb: 'build',
    wait: options.wait ?? true,
    clock: context.clock,
    signal: context.signal,
    onWait: ({ verb, pid }) =>
      listen({ type: 'note', text: `Waiting for \`pokerbot ${verb}\` (process ${pid})` }),
  });
  try {
    const stack = await openStack({ ...options, alongside: true });
    try {
      const units = chosenUnits(stack, options.units);
      const images = options.force ? [] : stack.observed.images;
      const plan = { operations: planBuilds(units, images) };
      claimImages(stack, options);
      await prepareContext(plan, stack, options);
      await carryOut({ plan, driver: stack.driver, units, context, listen });
      const built = new Set(plan.operations.map(({ target }) => target));
      return {
        workspace,
        images: units.map(({ name, container }) => ({
          unit: name,
          image: container?.image ?? '',
          built: built.has(name),
        })),
        milliseconds: Math.round(context.clock.monotonic() - start),
      };
    } finally {
      stack.driver.close();
    }
  } finally {
    lock.release();
  }
}

function chosenUnits({ desired, driver }: OpenStack, names: readonly string[]): UnitSpec[] {
  const units = [...desired.daemons, ...desired.jobs].filter(({ container }) => container?.build);
  if (driver.name === 'process') {
    throw new PokerbotError('DRIVER_UNAVAILABLE', {
      message: 'The units of this workspace run as processes, which need no image',
      next: ['Choose containers: `pokerbot build --driver docker`'],
      details: { driver: driver.name },
    });
  }
  checkUnitNames(
    names,
    units.map(({ name }) => name),
  );
  return names.length === 0 ? units : units.filter(({ name }) => names.includes(name));
}

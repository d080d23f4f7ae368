import { contextFolder } from '../../images/build-context.ts';
import { layOut } from '../../images/live-build.ts';
import { syncContext } from '../../images/sync-context.ts';
import type { Plan } from '../plan/operation.ts';
import type { OpenStack } from './open-stack.ts';
import type { StackOptions } from './stack-context.ts';

/**
 * Brings up to date what a plan takes from the installation: the folder that images are built from when any is to be built,
 * and the builds that units are to run from.
 *
 * @throws PokerbotError `BUILD_FAILED`
 */
export async function prepareContext(
  plan: Plan,
  { liveBuilds }: OpenStack,
  { context, workspace }: StackOptions,
): Promise<void> {
  if (plan.operations.some(({ kind }) => kind === 'build')) {
    syncContext(context.installation, contextFolder(workspace));
  }
  await layOut(liveBuilds, context);
}

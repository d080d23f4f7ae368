import { ImageClaims } from '../image-claims.ts';
import { machinePaths } from '../machine-paths.ts';
import type { OpenStack } from './open-stack.ts';
import type { StackOptions } from './stack-context.ts';

/** Notes which images the workspace needs, so that no other one takes them for leftovers. */
export function claimImages(
  { desired, driver }: Pick<OpenStack, 'desired' | 'driver'>,
  { context, workspace }: StackOptions,
): ImageClaims {
  const claims = new ImageClaims(machinePaths(context.environment).stateHome);
  if (driver.name === 'docker') claims.note(workspace, builtImages({ desired }));
  return claims;
}

/** Names of the images that are built here. */
function builtImages({ desired }: Pick<OpenStack, 'desired'>): string[] {
  const units = [...desired.daemons, ...desired.jobs];
  return units.flatMap(({ container }) => (container?.build ? container.image : []));
}

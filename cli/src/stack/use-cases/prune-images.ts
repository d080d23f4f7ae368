import type { Driver } from '../driver.ts';
import { lockWorkspace } from '../lock/workspace-lock.ts';
import { claimImages } from './claim-images.ts';
import { openStack } from './open-stack.ts';
import type { ImagesPruneResult } from './results.ts';
import type { StackOptions } from './stack-context.ts';

export interface PruneImagesOptions extends StackOptions {
  /** Asked with what is about to go, when there is any. @throws PokerbotError to keep it */
  confirm(images: readonly string[]): Promise<void>;
}

interface Leftovers {
  readonly unneeded: readonly string[];
  readonly kept: ImagesPruneResult['kept'];
}

/**
 * Removes the images that this workspace needed before and that now nothing needs: not the workspace, no container, no other
 * workspace of this user.
 *
 * @throws PokerbotError `DRIVER_UNAVAILABLE`, `ENGINE_FAILED`, and what `confirm` throws
 */
export async function pruneImages(options: PruneImagesOptions): Promise<ImagesPruneResult> {
  const { context, workspace, listen } = options;
  // Whoever thinks about it holds up nobody; so what has come into use in the meantime is looked up again.
  const asked = await inStack(options, async (stack) => (await leftovers(stack)).unneeded);
  if (asked.length > 0) await options.confirm(asked);
  const lock = await lockWorkspace({
    workspace,
    verb: 'images prune',
    wait: options.wait ?? true,
    clock: context.clock,
    signal: context.signal,
    onWait: ({ verb, pid }) =>
      listen({ type: 'note', text: `Waiting for \`pokerbot ${verb}\` (process ${pid})` }),
  });
  try {
    return await inStack(options, async (stack) => {
      const { unneeded, kept } = await leftovers(stack);
      const wanted = unneeded.filter((image) => asked.includes(image));
      const { removed, freedBytes } = await stack.remove(wanted);
      stack.claims.forget(workspace, removed);
      return { workspace, removed: [...removed], kept, freedBytes };
    });
  } finally {
    lock.release();
  }
}

interface Stack {
  readonly workspace: string;
  readonly claims: ReturnType<typeof claimImages>;
  /** Names of all images of the engine. */
  readonly present: readonly string[];
  readonly inUse: NonNullable<Driver['imagesInUse']>;
  readonly remove: NonNullable<Driver['removeImages']>;
}

async function inStack<T>(
  options: PruneImagesOptions,
  work: (stack: Stack) => Promise<T>,
): Promise<T> {
  const opened = await openStack({ ...options, driver: 'docker', alongside: true });
  const { driver, observed } = opened;
  const { imagesInUse: inUse, removeImages: remove } = driver;
  try {
    if (!inUse || !remove) throw new Error(`The driver ${driver.name} knows no images`);
    const claims = claimImages(opened, options);
    const { workspace } = options;
    return await work({ workspace, claims, present: observed.images, inUse, remove });
  } finally {
    driver.close();
  }
}

async function leftovers({ workspace, claims, present, inUse }: Stack): Promise<Leftovers> {
  const there = new Set(present);
  const earlier = claims.earlier(workspace).filter((image) => there.has(image));
  const claimed = claims.ofOthers(workspace);
  const used = new Set(await inUse(earlier));
  const reasonOf = (image: string) => {
    if (used.has(image)) return 'container';
    return claimed.has(image) ? 'workspace' : undefined;
  };
  return {
    unneeded: earlier.filter((image) => reasonOf(image) === undefined),
    kept: earlier.flatMap((image) => {
      const because = reasonOf(image);
      return because ? [{ image, because }] : [];
    }),
  };
}

import type Docker from 'dockerode';
import type { RemovedImages } from '../../../driver.ts';
import type { DockerSite } from '../docker-site.ts';
import { isConflict, isMissing } from '../engine/engine-error.ts';
import { engineRefused } from './network.ts';

/** Those of the images that some container was made of, whoever made it and whether it runs or not. */
export async function imagesInUse(
  { docker }: DockerSite,
  images: readonly string[],
): Promise<string[]> {
  const containers = await docker.listContainers({ all: true });
  const used = new Set(containers.flatMap(({ Image, ImageID }) => [Image, ImageID]));
  const found = await Promise.all(
    images.map(async (image) => {
      const id = await idOf(docker, image);
      return used.has(image) || (id !== undefined && used.has(id)) ? [image] : [];
    }),
  );
  return found.flat();
}

/** Removes images by name. One that came into use in the meantime stays. */
export async function removeImages(
  { docker }: DockerSite,
  images: readonly string[],
): Promise<RemovedImages> {
  if (images.length === 0) return { removed: [], freedBytes: 0 };
  const before = await layersSize(docker);
  const removed: string[] = [];
  // One after the other: two names may be of one image, and the last one takes it away.
  for (const image of images) {
    if (await removeImage(docker, image)) removed.push(image);
  }
  // Others may build meanwhile.
  return { removed, freedBytes: Math.max(0, before - (await layersSize(docker))) };
}

async function removeImage(docker: Docker, image: string): Promise<boolean> {
  try {
    await docker.getImage(image).remove();
    return true;
  } catch (error) {
    if (isMissing(error)) return true;
    if (isConflict(error)) return false;
    throw engineRefused(`remove the image \`${image}\``, error);
  }
}

async function idOf(docker: Docker, image: string): Promise<string | undefined> {
  try {
    return (await docker.getImage(image).inspect()).Id;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Bytes of all layers of the engine, those that images share counted once. */
async function layersSize(docker: Docker): Promise<number> {
  const { LayersSize } = (await docker.df()) as { readonly LayersSize?: unknown };
  return typeof LayersSize === 'number' ? LayersSize : 0;
}

import type { Readable } from 'node:stream';
import type { DockerSite } from '../docker-site.ts';
import { ifExists } from '../engine/engine-error.ts';
import { workspaceContainers } from './workspace-containers.ts';

export interface ImageLayers {
  readonly image: string;
  /** An archive of its layers, as `docker save` writes it. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The images of the workspace's containers, one after the other. */
export async function* imageLayers(site: DockerSite): AsyncGenerator<ImageLayers> {
  const containers = await workspaceContainers(site);
  for (const id of new Set(containers.map(({ ImageID }) => ImageID))) {
    const image = site.docker.getImage(id);
    const found = await ifExists(image.inspect());
    if (!found) continue;
    yield { image: found.RepoTags?.[0] ?? id, bytes: (await image.get()) as Readable };
  }
}

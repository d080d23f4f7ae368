import type Docker from 'dockerode';
import { containerName } from './docker-paths.ts';
import type { DockerSite } from './docker-site.ts';
import { ifExists } from './engine/engine-error.ts';
import { isOurs } from './resources/foreign.ts';

/** The unit's container, if it has one. */
export async function findContainer(
  site: DockerSite,
  unit: string,
): Promise<Docker.Container | undefined> {
  const name = containerName(site.paths, unit);
  const found = await ifExists(site.docker.getContainer(name).inspect());
  return found && isOurs(site.paths, found.Config.Labels)
    ? site.docker.getContainer(found.Id)
    : undefined;
}

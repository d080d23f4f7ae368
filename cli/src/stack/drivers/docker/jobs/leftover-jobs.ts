import { hostname } from 'node:os';
import { isAlive } from '../../../process-identity.ts';
import type { DockerSite } from '../docker-site.ts';
import { ownerOf } from '../labels.ts';
import { listContainers } from '../observe/observe-containers.ts';
import { discardContainer, stopContainer } from '../stop-container.ts';

/** Removes the jobs whose commands were killed: with nobody to hear of it, they would go on for nothing. */
export async function removeLeftoverJobs(site: DockerSite): Promise<void> {
  const containers = await listContainers(site.docker, site.paths);
  const leftovers = containers.filter(({ Labels }) => {
    const owner = ownerOf(Labels);
    return owner !== undefined && owner.host === hostname() && !isAlive(owner);
  });
  await Promise.all(
    leftovers.map(async ({ Id, Names }) => {
      const container = site.docker.getContainer(Id);
      // One that is asked to end says that nobody works on its run any more; else that could be seen only after a while.
      await stopContainer(container);
      await discardContainer(container);
      const [name = ''] = Names;
      site.secrets.remove(name.slice(`/${site.paths.id}-`.length));
    }),
  );
}

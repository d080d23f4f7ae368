import type { ContainerInfo } from 'dockerode';
import type { DockerSite } from '../docker-site.ts';
import { workspaceLabel } from '../labels.ts';

/** Compose writes the folder that it was started in. */
const composeLabel = 'com.docker.compose.project.working_dir';

/** Every container of the workspace, running or not, whether we or Compose made it. */
export async function workspaceContainers({ docker, paths }: DockerSite): Promise<ContainerInfo[]> {
  const labels = [`${workspaceLabel}=${paths.id}`, `${composeLabel}=${paths.workspace}`];
  const lists = await Promise.all(
    labels.map((label) => docker.listContainers({ all: true, filters: { label: [label] } })),
  );
  return [...new Map(lists.flat().map((each) => [each.Id, each])).values()];
}

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type Docker from 'dockerode';
import type { ContainerCreateOptions } from 'dockerode';
import { identify } from '../../../process-identity.ts';
import type { UnitSpec } from '../../../unit-spec.ts';
import { jobOptions } from '../container/container-options.ts';
import { prepareHostFolders } from '../container/host-folders.ts';
import { containerName } from '../docker-paths.ts';
import type { DockerSite } from '../docker-site.ts';
import { ownerLabels } from '../labels.ts';
import { hasNetwork } from '../resources/network.ts';
import { createVolumes } from '../resources/volumes.ts';
import { containerOf } from '../start/start-unit.ts';
import { discardContainer } from '../stop-container.ts';

const nameBytes = 4;

export interface JobContainer {
  readonly unit: UnitSpec;
  readonly args: readonly string[];
  /** What differs from the container of any other job. */
  readonly settings?: ContainerCreateOptions | undefined;
}

/** Works with a container that is made for it and gone afterwards, whatever happens. */
export async function withJobContainer<T>(
  site: DockerSite,
  job: JobContainer,
  work: (container: Docker.Container) => Promise<T>,
): Promise<T> {
  await site.tidy();
  const name = `${job.unit.name}-${randomBytes(nameBytes).toString('hex')}`;
  try {
    const container = await createJob(site, job, name);
    try {
      return await work(container);
    } finally {
      await discardContainer(container);
    }
  } finally {
    site.secrets.remove(name);
  }
}

async function createJob(
  site: DockerSite,
  { unit, args, settings }: JobContainer,
  name: string,
): Promise<Docker.Container> {
  const { docker, paths, secrets, user, pace } = site;
  const container = containerOf(unit);
  const missing = prepareHostFolders({ container, workspace: paths.workspace, user });
  if (missing !== undefined) throw new Error(`bind source path does not exist: ${missing}`);
  await createVolumes(docker, paths, container);
  const wanted = jobOptions({
    paths,
    unit,
    container,
    args,
    user,
    pace,
    // Without a stack there is nobody to be reached by name.
    network: (await hasNetwork(docker, paths)) ? paths.network : undefined,
    secretsFolder: secrets.write(name, unit, user),
    caller: site.environment,
  });
  const owner = identify(process.pid);
  return await docker.createContainer({
    ...wanted,
    ...settings,
    name: containerName(paths, name),
    Labels: { ...wanted.Labels, ...(owner && ownerLabels(owner, hostname())) },
  });
}

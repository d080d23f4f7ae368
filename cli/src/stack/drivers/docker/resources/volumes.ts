import type Docker from 'dockerode';
import type { ContainerSpec } from '../../../unit-spec.ts';
import { type DockerPaths, volumeName } from '../docker-paths.ts';
import type { DockerSite } from '../docker-site.ts';
import { isMissing } from '../engine/engine-error.ts';
import { workspaceLabel, workspaceLabels } from '../labels.ts';
import { checkOurs } from './foreign.ts';
import { engineRefused } from './network.ts';

/** Creates what a container needs and the workspace does not have. @throws PokerbotError `ENGINE_CONFLICT` */
export async function createVolumes(
  docker: Docker,
  paths: DockerPaths,
  { mounts }: ContainerSpec,
): Promise<void> {
  const names = mounts.flatMap(({ kind, source }) => (kind === 'volume' ? [source] : []));
  await Promise.all(
    [...new Set(names)].map(async (name) => {
      const Name = volumeName(paths, name);
      // Creating one that is there gives that one.
      await docker.createVolume({ Name, Labels: workspaceLabels(paths) });
      const { Labels } = await docker.getVolume(Name).inspect();
      checkOurs(paths, { kind: 'volume', name: Name, labels: Labels });
    }),
  );
}

/** Deletes every volume of the workspace, and gives their names. */
export async function removeVolumes({ docker, paths }: DockerSite): Promise<string[]> {
  const { Volumes } = await docker.listVolumes({
    filters: { label: [`${workspaceLabel}=${paths.id}`] },
  });
  const names = (Volumes ?? []).map(({ Name }) => Name).sort();
  await Promise.all(names.map((name) => removeVolume(docker, name)));
  return names;
}

async function removeVolume(docker: Docker, name: string): Promise<void> {
  try {
    await docker.getVolume(name).remove();
  } catch (error) {
    if (isMissing(error)) return;
    throw engineRefused(`remove the volume \`${name}\``, error);
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type Docker from 'dockerode';
import type { DockerPaths } from '../docker-paths.ts';
import { engineMessage, ifExists, isConflict, isMissing } from '../engine/engine-error.ts';
import { workspaceLabels } from '../labels.ts';
import { checkOurs, isOurs } from './foreign.ts';

/** The one thing that the units need around them here. */
export const networkResource = 'network';

/** Whether the workspace has its network. */
export async function hasNetwork(docker: Docker, paths: DockerPaths): Promise<boolean> {
  const filters = { name: [paths.network] };
  const found = await docker.listNetworks({ filters });
  return found.some(({ Name, Labels }) => Name === paths.network && isOurs(paths, Labels));
}

/** @throws PokerbotError `ENGINE_CONFLICT` when another network has the name */
export async function createNetwork(docker: Docker, paths: DockerPaths): Promise<void> {
  const found = await inspect(docker, paths);
  if (found) return checkOurs(paths, { kind: 'network', name: found.Name, labels: found.Labels });
  try {
    await docker.createNetwork({
      Name: paths.network,
      Driver: 'bridge',
      CheckDuplicate: true,
      Labels: workspaceLabels(paths),
    });
  } catch (error) {
    if (isConflict(error) && (await hasNetwork(docker, paths))) return;
    throw engineRefused(`create the network \`${paths.network}\``, error);
  }
}

/** Looks at whether the network is free, and the time between two, in milliseconds. */
const attempts = 15;
const pause = 200;

export async function removeNetwork(docker: Docker, paths: DockerPaths): Promise<void> {
  const found = await inspect(docker, paths);
  // One of that name that belongs to somebody else was never this workspace's.
  if (!found || !isOurs(paths, found.Labels)) return;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await docker.getNetwork(found.Id).remove();
      return;
    } catch (error) {
      if (isMissing(error)) return;
      if (!isInUse(error) || attempt === attempts) {
        throw engineRefused(`remove the network \`${paths.network}\``, error);
      }
      await delay(pause);
    }
  }
}

/** An engine that is busy tells of a container that is gone already. */
function isInUse(error: unknown): boolean {
  return engineMessage(error).includes('active endpoints');
}

export function engineRefused(what: string, cause: unknown): PokerbotError {
  return new PokerbotError('ENGINE_FAILED', {
    message: `The container engine did not ${what}: ${engineMessage(cause)}`,
    cause,
  });
}

async function inspect(docker: Docker, { network }: DockerPaths) {
  return await ifExists(docker.getNetwork(network).inspect());
}

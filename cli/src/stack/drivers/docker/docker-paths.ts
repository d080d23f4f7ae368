import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';

/** What one workspace is called on the engine, and where the driver keeps what it needs for it. */
export interface DockerPaths {
  /** Absolute, without symbolic links. */
  readonly workspace: string;
  readonly id: string;
  /** Name of the network on the engine. */
  readonly network: string;
  /** What is remembered of units that do not run. */
  readonly state: string;
  /** Folder of the logs of containers that are gone. */
  readonly logs: string;
}

const longestSlug = 32;
const hashDigits = 8;

/**
 * Name of a workspace on the engine: readable, and different for two folders of one name.
 *
 * @param workspace absolute path, without symbolic links
 */
export function workspaceId(workspace: string): string {
  const slug = basename(workspace)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
  const hash = createHash('sha256').update(workspace).digest('hex').slice(0, hashDigits);
  return `${slug || 'workspace'}-${hash}`;
}

export function dockerPaths(workspace: string): DockerPaths {
  const id = workspaceId(workspace);
  return {
    workspace,
    id,
    network: `${id}_poker-bot-net`,
    state: join(workspace, '.pokerbot/docker.json'),
    logs: join(workspace, 'logs'),
  };
}

export function containerName({ id }: DockerPaths, unit: string): string {
  return `${id}-${unit}`;
}

/** Name on the engine of a volume that the workspace calls by a short one. */
export function volumeName({ id }: DockerPaths, name: string): string {
  return `${id}_${name}`;
}

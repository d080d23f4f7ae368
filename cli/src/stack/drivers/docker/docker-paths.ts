import { join } from 'node:path';
import { workspaceId } from '../../../workspace/workspace-id.ts';

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

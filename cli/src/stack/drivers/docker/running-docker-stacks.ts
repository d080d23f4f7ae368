import type { ContainerInfo } from 'dockerode';
import type { RunningStack } from '../../driver-factory.ts';
import { dockerPaths } from './docker-paths.ts';
import { connectEngine } from './engine/connect-engine.ts';
import type { Engine } from './engine/engine.ts';
import { kindLabel, pathLabel, userLabel, workspaceLabel } from './labels.ts';

const milliseconds = 1_000;

/** Every workspace of this user that runs on the engine. */
export async function runningDockerStacks(engine: Engine): Promise<RunningStack[]> {
  const { docker, close } = await connectEngine(engine);
  try {
    const filters = { label: [`${kindLabel}=daemon`, `${userLabel}=${process.getuid?.() ?? ''}`] };
    return stacksOf(await docker.listContainers({ filters }));
  } finally {
    close();
  }
}

/** One stack for all containers of a workspace, since the first of them. Pure. */
export function stacksOf(containers: readonly ContainerInfo[]): RunningStack[] {
  const stacks = new Map<string, RunningStack>();
  for (const { Labels, Created } of containers) {
    const workspace = Labels[pathLabel];
    if (workspace === undefined) continue;
    const startedAt = Math.min(
      Created * milliseconds,
      stacks.get(workspace)?.startedAt ?? Number.POSITIVE_INFINITY,
    );
    stacks.set(workspace, { workspace, driver: 'docker', startedAt });
  }
  return [...stacks.values()].sort((one, other) => (one.workspace < other.workspace ? -1 : 1));
}

/** Whether the workspace has anything on the engine that runs, or should. */
export async function hasContainers(engine: Engine, workspace: string): Promise<boolean> {
  const { docker, close } = await connectEngine(engine);
  try {
    const { id } = dockerPaths(workspace);
    const label = [`${workspaceLabel}=${id}`, `${kindLabel}=daemon`];
    return (await docker.listContainers({ all: true, filters: { label } })).length > 0;
  } finally {
    close();
  }
}

import type Docker from 'dockerode';
import type { ContainerInspectInfo } from 'dockerode';
import { stopGrace } from './container/container-options.ts';
import type { DockerSite } from './docker-site.ts';
import { ifExists, isConflict, isMissing, isUnchanged } from './engine/engine-error.ts';
import { saveContainerLog } from './logs/save-container-log.ts';

export interface RemoveOptions {
  readonly unit: string;
  readonly container: string;
  /** Values to hide beyond those that the container was started with. */
  readonly secrets: readonly string[];
  progress(text: string): void;
}

/** Stops a unit's container, keeps its log, and removes it with its secrets. One that is gone already is no mistake. */
export async function removeContainer(site: DockerSite, options: RemoveOptions): Promise<void> {
  const { unit, progress } = options;
  const container = site.docker.getContainer(options.container);
  const before = await ifExists(container.inspect());
  if (before) {
    const asked = before.State.Running || before.State.Restarting;
    // Whoever looks meanwhile must not take its end for a failure.
    if (asked) site.state.amend(unit, { stopping: before.Id });
    await stopContainer(container);
    const ended = (await ifExists(container.inspect())) ?? before;
    await saveLog(site, { ...options, ended, asked }).catch((error: unknown) =>
      progress(`its log could not be kept: ${(error as Error).message}`),
    );
    await discardContainer(container);
  }
  site.secrets.remove(unit);
}

/** Ends what a container runs: it is asked to, and killed when it does not. */
export async function stopContainer(container: Docker.Container): Promise<void> {
  try {
    await container.stop({ t: stopGrace });
  } catch (error) {
    if (!isUnchanged(error) && !isMissing(error)) throw error;
  }
}

/** Removes a container and the volumes that only it had, whatever it does. */
export async function discardContainer(container: Docker.Container): Promise<void> {
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    // 409: somebody else is removing it.
    if (!isMissing(error) && !isConflict(error)) throw error;
  }
}

async function saveLog(
  site: DockerSite,
  options: RemoveOptions & { readonly ended: ContainerInspectInfo; readonly asked: boolean },
): Promise<void> {
  const { unit, ended, secrets, asked } = options;
  await saveContainerLog(site, { unit, container: ended, secrets, asked });
}

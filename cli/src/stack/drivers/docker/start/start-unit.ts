import type Docker from 'dockerode';
import { unitFailed } from '../../../failure/unit-failed.ts';
import type { ContainerSpec, UnitSpec } from '../../../unit-spec.ts';
import { daemonOptions } from '../container/container-options.ts';
import { prepareHostFolders } from '../container/host-folders.ts';
import { containerName } from '../docker-paths.ts';
import type { DockerSite } from '../docker-site.ts';
import { engineGone, engineMessage, ifExists, isDisconnected } from '../engine/engine-error.ts';
import { checkOurs } from '../resources/foreign.ts';
import { createVolumes } from '../resources/volumes.ts';
import { discardContainer, removeContainer } from '../stop-container.ts';
import { concludeWait } from './await-container.ts';
import { HealthWait } from './health-wait.ts';
import { engineCard } from './unit-card.ts';

export interface StartOptions {
  readonly unit: UnitSpec;
  readonly signal: AbortSignal;
  progress(text: string): void;
}

/** Creates the container of a unit in place of an older one, starts it, and returns when it is healthy. */
export async function startUnit(site: DockerSite, options: StartOptions): Promise<void> {
  const { unit, signal, progress } = options;
  const container = containerOf(unit);
  await removeOlder(site, options);
  site.state.remember(unit);
  const created = await refusedAsCard(site, unit, () => createContainer(site, unit, container));
  const wait = new HealthWait({
    site,
    unit,
    container: created.id,
    worked: false,
    signal,
    progress,
  });
  const stopListening = await site.events.listen(wait);
  try {
    await refusedAsCard(site, unit, () => begin(created));
    const outcome = await wait.until(site.healthTimeoutMs);
    await concludeWait(site, { unit, container: created.id, worked: false }, outcome);
  } finally {
    stopListening();
  }
}

/** Returns when a unit that runs already is healthy. */
export async function awaitUnit(site: DockerSite, options: StartOptions): Promise<void> {
  const { unit, signal, progress } = options;
  const found = await ifExists(
    site.docker.getContainer(containerName(site.paths, unit.name)).inspect(),
  );
  if (!found) throw unitFailed(engineCard(unit, 'start', 'the container was removed'));
  const container = found.Id;
  const worked = site.state.isWorkingIn(unit.name, container);
  const wait = new HealthWait({ site, unit, container, worked, signal, progress });
  const stopListening = await site.events.listen(wait);
  try {
    const outcome = await wait.until(site.healthTimeoutMs);
    await concludeWait(site, { unit, container, worked }, outcome);
  } finally {
    stopListening();
  }
}

export function containerOf({ name, container }: UnitSpec): ContainerSpec {
  if (!container) throw new Error(`The unit ${name} is not declared to run in a container`);
  return container;
}

async function removeOlder(site: DockerSite, { unit, progress }: StartOptions): Promise<void> {
  const name = containerName(site.paths, unit.name);
  const older = await ifExists(site.docker.getContainer(name).inspect());
  if (!older) return;
  checkOurs(site.paths, { kind: 'container', name, labels: older.Config.Labels });
  await removeContainer(site, {
    unit: unit.name,
    container: older.Id,
    secrets: unit.secrets,
    progress,
  });
}

async function createContainer(
  site: DockerSite,
  unit: UnitSpec,
  container: ContainerSpec,
): Promise<Docker.Container> {
  const { docker, paths, secrets, user, pace } = site;
  const missing = prepareHostFolders({ container, workspace: paths.workspace, user });
  if (missing !== undefined) throw new Error(`bind source path does not exist: ${missing}`);
  await createVolumes(docker, paths, container);
  return await docker.createContainer({
    name: containerName(paths, unit.name),
    ...daemonOptions({
      paths,
      unit,
      container,
      args: unit.args,
      user,
      pace,
      network: paths.network,
      secretsFolder: secrets.write(unit.name, unit, user),
      caller: site.environment,
    }),
  });
}

/** A container that the engine could not start would stay behind. */
async function begin(container: Docker.Container): Promise<void> {
  try {
    await container.start();
  } catch (error) {
    if (!isDisconnected(error)) await discardContainer(container);
    throw error;
  }
}

/** Turns what the engine says of a unit that it refuses into a card that is kept. */
async function refusedAsCard<T>(
  site: DockerSite,
  unit: UnitSpec,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDisconnected(error)) throw engineGone(error);
    if ((error as Error).name === 'PokerbotError') throw error;
    const card = engineCard(unit, 'spawn', engineMessage(error));
    site.secrets.remove(unit.name);
    site.state.amend(unit.name, { failure: card });
    throw unitFailed(card);
  }
}

import type { PerformOptions } from '../../driver.ts';
import { diagnose } from '../../failure/diagnose.ts';
import { unitFailed } from '../../failure/unit-failed.ts';
import type { UnitSpec } from '../../unit-spec.ts';
import { containerName } from './docker-paths.ts';
import type { DockerSite } from './docker-site.ts';
import { engineGone, ifExists, isDisconnected } from './engine/engine-error.ts';
import { kindLabel, unitLabel } from './labels.ts';
import { listContainers } from './observe/observe-containers.ts';
import { checkOurs } from './resources/foreign.ts';
import { createNetwork, removeNetwork } from './resources/network.ts';
import { awaitUnit, startUnit } from './start/start-unit.ts';
import { discardContainer, removeContainer, stopContainer } from './stop-container.ts';

/** Performs one operation of a plan. */
export async function performOperation(site: DockerSite, options: PerformOptions): Promise<void> {
  const { kind } = options.operation;
  try {
    if (kind !== 'build') await site.tidy();
    switch (kind) {
      case 'build': {
        // What few commands need is loaded by those.
        const { buildImage } = await import('./build/build-image.ts');
        return await buildImage(site, { ...options, unit: declared(options) });
      }
      case 'prepare':
        site.state.mark(true);
        return await createNetwork(site.docker, site.paths);
      case 'start':
      case 'await':
        return await bringUp(site, options);
      case 'stop':
        return await stop(site, options);
      case 'release':
        return await release(site, options);
    }
  } catch (error) {
    throw isDisconnected(error) ? engineGone(error) : error;
  }
}

function declared({ operation, unit }: PerformOptions): UnitSpec {
  if (!unit) throw new Error(`The unit ${operation.target} is not declared`);
  return unit;
}

async function bringUp(site: DockerSite, options: PerformOptions): Promise<void> {
  const unit = declared(options);
  if (unit.kind === 'external') return await watchExternal(site, unit, options);
  const bring = options.operation.kind === 'start' ? startUnit : awaitUnit;
  await bring(site, { ...options, unit });
}

/** Somebody else runs it: it is remembered, and asked whenever the stack is looked at. */
async function watchExternal(
  site: DockerSite,
  unit: UnitSpec,
  { signal }: PerformOptions,
): Promise<void> {
  site.state.remember(unit, { watched: true });
  const { awaitExternal } = await import('./observe/external-health.ts');
  const health = await awaitExternal({ unit, timeoutMs: site.healthTimeoutMs, signal });
  if (health === undefined) return;
  const failure = diagnose({
    unit: unit.name,
    phase: 'health',
    command: [],
    attempts: 0,
    health,
    lastLines: [],
    ports: [],
  });
  site.state.amend(unit.name, { failure });
  throw unitFailed(failure);
}

async function stop(site: DockerSite, options: PerformOptions): Promise<void> {
  const { operation, unit, progress } = options;
  const name = containerName(site.paths, operation.target);
  const found = await ifExists(site.docker.getContainer(name).inspect());
  if (found) {
    checkOurs(site.paths, { kind: 'container', name, labels: found.Config.Labels });
    await removeContainer(site, {
      unit: operation.target,
      container: found.Id,
      secrets: unit?.secrets ?? [],
      progress,
    });
  }
  if (unit) site.state.amend(operation.target, { watched: false, failure: undefined });
  else site.state.forget(operation.target);
}

/** Removes the network, and before it whatever of the workspace is still there. */
async function release(site: DockerSite, { progress }: PerformOptions): Promise<void> {
  const { docker, paths, secrets, state } = site;
  const containers = await listContainers(docker, paths);
  await Promise.all(
    containers.map(async ({ Id, Labels }) => {
      const unit = Labels[unitLabel];
      // Something of ours that is no unit, such as a job.
      if (unit === undefined || Labels[kindLabel] !== 'daemon') {
        await stopContainer(docker.getContainer(Id));
        return await discardContainer(docker.getContainer(Id));
      }
      await removeContainer(site, { unit, container: Id, secrets: [], progress });
    }),
  );
  secrets.keepOnly(new Set());
  state.amendAll((unit) => ({ ...unit, watched: false, failure: undefined }));
  await removeNetwork(docker, paths);
  state.mark(false);
}

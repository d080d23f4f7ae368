import type Docker from 'dockerode';
import type { ContainerInfo, ContainerInspectInfo } from 'dockerode';
import type { ObservedStack, ObservedUnit } from '../../../observed-stack.ts';
import { portKey } from '../../../ports/port-key.ts';
import { settleTime } from '../../settle-time.ts';
import type { DockerPaths } from '../docker-paths.ts';
import type { DockerState, RememberedUnit } from '../docker-state.ts';
import { ifExists } from '../engine/engine-error.ts';
import { daemonOf, type LabelledUnit, workspaceLabel } from '../labels.ts';
import { hasNetwork, networkResource } from '../resources/network.ts';
import { askedState } from './asked-state.ts';
import { type StateAndDetail, unitState } from './container-state.ts';

export interface ObserveOptions {
  readonly docker: Docker;
  readonly paths: DockerPaths;
  readonly remembered: DockerState | undefined;
  readonly fingerprintKey: string;
  /** Whether to list what images there are. */
  readonly images: boolean;
}

export interface EngineSnapshot {
  readonly observed: ObservedStack;
  readonly containers: readonly ContainerInfo[];
}

/** One look at everything that the workspace has on the engine, and at what is remembered of the rest. */
export async function observeContainers(options: ObserveOptions): Promise<EngineSnapshot> {
  const { docker, paths, remembered, fingerprintKey } = options;
  const watched = (remembered?.units ?? []).filter(isWatched);
  const [containers, network, images, externals] = await Promise.all([
    listContainers(docker, paths),
    hasNetwork(docker, paths),
    options.images ? docker.listImages() : [],
    Promise.all(watched.map((unit) => observeExternal(unit, paths.workspace))),
  ]);
  const known = new Map((remembered?.units ?? []).map((unit) => [unit.name, unit]));
  const running = await observeDaemons({ docker, paths, containers, known });
  const found = [...running, ...externals];
  const names = new Set(found.map(({ name }) => name));
  const gone = [...known.values()].filter(({ name }) => !names.has(name)).map(withoutContainer);
  return {
    containers,
    observed: {
      resources: network ? [networkResource] : [],
      units: [...found, ...gone],
      ports: { ...remembered?.ports, ...portsOf(running) },
      // Podman writes out which registry an image without one in its name would be from.
      images: images.flatMap(({ RepoTags }) =>
        (RepoTags ?? []).map((tag) => tag.replace(/^(?:localhost|docker\.io)\//, '')),
      ),
      fingerprintKey,
    },
  };
}

export async function listContainers(docker: Docker, { id }: DockerPaths) {
  return await docker.listContainers({
    all: true,
    filters: { label: [`${workspaceLabel}=${id}`] },
  });
}

interface FoundContainers {
  readonly docker: Docker;
  readonly paths: DockerPaths;
  readonly containers: readonly ContainerInfo[];
  readonly known: ReadonlyMap<string, RememberedUnit>;
}

async function observeDaemons(options: FoundContainers): Promise<ObservedUnit[]> {
  const { docker, paths, containers, known } = options;
  const { workspace, network } = paths;
  const units = await Promise.all(
    containers.map(async ({ Id, Labels }) => {
      const labelled = daemonOf(Labels);
      // It may have been removed since it was listed.
      const inspected = labelled && (await ifExists(docker.getContainer(Id).inspect()));
      if (!labelled || !inspected) return [];
      const remembered = known.get(labelled.name);
      const asked = await askedState({ inspected, remembered, workspace });
      return [observedDaemon({ labelled, inspected, remembered, asked, network, now: Date.now() })];
    }),
  );
  return units.flat().sort((one, other) => (one.name < other.name ? -1 : 1));
}

export interface FoundDaemon {
  readonly labelled: LabelledUnit;
  readonly inspected: Pick<
    ContainerInspectInfo,
    'Id' | 'State' | 'RestartCount' | 'NetworkSettings'
  >;
  readonly remembered: RememberedUnit | undefined;
  /** What it answered itself, where nothing in its container asks it. */
  readonly asked: StateAndDetail | undefined;
  /** Name of the network of the workspace. */
  readonly network: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A unit by its container, its labels and what is remembered of it. Pure. */
export function observedDaemon(found: FoundDaemon): ObservedUnit {
  const { labelled, inspected, remembered } = found;
  const { State, RestartCount } = inspected;
  const { state, detail } = stateOf(found);
  return {
    ...labelled,
    kind: 'daemon',
    state,
    restarts: RestartCount,
    detail,
    ...(State.Running && State.Pid > 0 && { pid: State.Pid }),
    ...(State.Running && { startedAt: Date.parse(State.StartedAt) }),
    failure: state === 'healthy' ? undefined : remembered?.failure,
  };
}

function stateOf(found: FoundDaemon): StateAndDetail {
  const { inspected, remembered, asked, network } = found;
  const { Id, State, NetworkSettings } = inspected;
  if (State.Status === 'exited' && remembered?.stopping === Id) {
    return { state: 'stopped', detail: 'it is being stopped' };
  }
  const connected = network in NetworkSettings.Networks;
  if (!State.Running || State.Restarting || connected) {
    return asked ?? unitState(State, { settled: hasSettled(found) });
  }
  return { state: 'hung', detail: 'it is not connected to the network of the workspace' };
}

/**
 * Whether the run that is going on counts as one that works. By the clock of the engine, which may be another machine's: times
 * that cannot be compared with ours are not judged by.
 */
function hasSettled({ inspected, remembered, now }: FoundDaemon): boolean {
  const { Id, RestartCount, State } = inspected;
  if (RestartCount === 0 && remembered?.workedIn === Id) return true;
  return Math.abs(now - Date.parse(State.StartedAt)) >= settleTime;
}

function isWatched({ kind, watched }: RememberedUnit): boolean {
  return kind === 'external' && watched === true;
}

async function observeExternal(unit: RememberedUnit, workspace: string): Promise<ObservedUnit> {
  const { name, kind, configuration, ports, address, dependsOn } = unit;
  const { externalState } = await import('./external-health.ts');
  const { state, detail } = await externalState(unit, workspace);
  const failure = state === 'healthy' ? undefined : unit.failure;
  return {
    name,
    kind,
    configuration,
    ports,
    address,
    dependsOn,
    state,
    detail,
    restarts: 0,
    failure,
  };
}

/** A unit that has none is stopped, unless it was given up before it had one. */
function withoutContainer(unit: RememberedUnit): ObservedUnit {
  const { name, kind, configuration, ports, address, dependsOn, failure } = unit;
  const state = failure?.phase === 'spawn' ? 'failed' : 'stopped';
  return { name, kind, configuration, ports, address, dependsOn, state, restarts: 0, failure };
}

function portsOf(units: readonly ObservedUnit[]): Record<string, number> {
  return Object.fromEntries(
    units.flatMap(({ name, ports }) =>
      ports.map(({ variable, port }) => [portKey(name, variable), port]),
    ),
  );
}

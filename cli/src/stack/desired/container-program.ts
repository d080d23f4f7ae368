import { basename } from 'node:path';
import type { UnitName } from '@poker-bot/shared/env/unit-name';
import type { LiveBuild } from '../../images/live-build.ts';
import { containerPorts } from '../../templates/container-ports.ts';
import { cacheVariables } from '../../templates/render-dockerfile.ts';
import type { ContainerSpec, UnitPort } from '../unit-spec.ts';
import { builtinMounts, type Containers, home, ownMounts } from './containers.ts';
import type { DeclaredUnit } from './declared-unit.ts';
import type { Program } from './program.ts';

export interface ContainerProgramOptions {
  readonly unit: DeclaredUnit;
  readonly workspace: string;
  readonly ports: readonly UnitPort[];
  readonly containers: Containers;
}

/** What a unit runs in a container. @throws PokerbotError `SOURCE_MISSING` */
export function containerProgram(options: ContainerProgramOptions): Program {
  const { unit, containers } = options;
  const command = unit.manifest?.command;
  if (isBuiltin(unit) && containers.liveOf) {
    return liveProgram(options, containers.liveOf(unit.name as UnitName));
  }
  const container = containerOf(options);
  return {
    command: '',
    args: [],
    configuration: {
      image: container.image,
      ...(command && { command: command.join(' ') }),
    },
    container,
  };
}

function containerOf({
  unit,
  workspace,
  ports,
  containers,
}: ContainerProgramOptions): ContainerSpec {
  const { manifest, name } = unit;
  const published = ports.map(({ port }) => port);
  const entrypoint = manifest?.command;
  if (manifest?.runtime === 'image' && manifest.image !== undefined) {
    return { image: manifest.image, entrypoint, mounts: [], published, healthcheck: probeOf(unit) };
  }
  if (manifest?.runtime === 'rust' || manifest?.runtime === 'python') {
    const mounts = builtinMounts(workspace, name);
    return { ...containers.kitOf(name, manifest), mounts, published };
  }
  if (entrypoint !== undefined) {
    const own = ownMounts(workspace);
    const base = containers.imageOf('base');
    return { ...base, ...own, entrypoint, published, healthcheck: probeOf(unit) };
  }
  return {
    ...containers.imageOf(name as UnitName),
    mounts: builtinMounts(workspace, name),
    published,
  };
}

/** Whether a unit runs what this installation brings. */
export function isBuiltin({ kind, builtin, manifest }: DeclaredUnit): boolean {
  if (kind === 'external') return false;
  return builtin !== undefined && (!manifest || (manifest.runtime === 'node' && !manifest.command));
}

/** Often: whoever edits waits for the answer. In milliseconds. */
const liveInterval = 250;

/** A unit that runs from a build on this machine, in the image that all units share: an edit needs no image. */
function liveProgram(
  { unit, workspace, ports, containers }: ContainerProgramOptions,
  build: LiveBuild,
): Program {
  const base = containers.imageOf('base');
  const cache = cacheVariables[build.unit];
  const [served] = containerPorts(build.unit);
  const { health = 'grpc' } = unit.builtin ?? {};
  return {
    command: '',
    args: [],
    configuration: { image: base.image, build: basename(build.folder) },
    ...(cache && { environment: { [cache]: 'cache' } }),
    container: {
      ...base,
      entrypoint: ['node', unit.kind === 'job' ? 'dist/cli/eval.js' : 'dist/main.js'],
      workingDirectory: home,
      mounts: [
        { kind: 'bind', source: `${build.folder}${home}`, target: home, readOnly: true },
        ...builtinMounts(workspace, unit.name),
      ],
      published: ports.map(({ port }) => port),
      ...(served && {
        healthcheck: ['node', probe, health, served.variable, String(served.port)],
        healthInterval: liveInterval,
      }),
    },
  };
}

/** Every image of ours brings the probe; of one that is given only its own check is known. */
function probeOf({ manifest }: DeclaredUnit): readonly string[] | undefined {
  if (manifest?.runtime === 'image') return undefined;
  const [first] = Object.entries(manifest?.ports ?? {});
  if (!first) return undefined;
  const { protocol = 'grpc', port = first[0], path = '/readyz' } = manifest?.health ?? {};
  const number = manifest?.ports?.[port] ?? first[1];
  return ['node', probe, protocol, port, String(number), ...(protocol === 'http' ? [path] : [])];
}

const probe = '/app/node_modules/@poker-bot/shared/dist/health/probe.js';

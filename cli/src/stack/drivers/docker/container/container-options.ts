import type { ContainerCreateOptions, HealthConfig, HostConfig, MountSettings } from 'dockerode';
import type { ContainerUser } from '../../../../container-user.ts';
import type { ContainerSpec, Mount, UnitSpec } from '../../../unit-spec.ts';
import { type DockerPaths, volumeName } from '../docker-paths.ts';
import { unitLabels } from '../labels.ts';
import { containerEnvironment, secretsTarget } from './container-environment.ts';
import { healthLabels } from './health-label.ts';

/** How often the engine looks at the health of a container. Times in milliseconds. */
export interface HealthPace {
  readonly interval: number;
  /** Longest wait for one answer. */
  readonly timeout: number;
  /** Bad looks in a row that make a container unhealthy. */
  readonly retries: number;
  /** Time after a start in which bad looks do not count. */
  readonly startPeriod: number;
  /** Between looks in that time; undefined where the engine does not know it. */
  readonly startInterval?: number | undefined;
}

export interface ContainerOptions {
  readonly paths: DockerPaths;
  readonly unit: UnitSpec;
  readonly container: ContainerSpec;
  readonly args: readonly string[];
  readonly user: ContainerUser;
  readonly pace: HealthPace;
  /** Network that it joins under the unit's name; undefined: the engine's own one. */
  readonly network: string | undefined;
  /** Folder of this machine with a file for each secret; undefined when it has none. */
  readonly secretsFolder: string | undefined;
  /** Environment of whoever called, whose proxies the unit gets; no part of its configuration. */
  readonly caller: Readonly<Record<string, string | undefined>>;
}

const nanoseconds = 1_000_000;
const memoryBytes = 1_073_741_824;
const processors = 1_000_000_000;
const mostProcesses = 256;
/** Seconds that a container has after SIGTERM before it is killed. */
export const stopGrace = 10;

/** The container of a daemon, as the engine is asked for it. Pure. Holds no secret. */
export function daemonOptions(options: ContainerOptions): ContainerCreateOptions {
  const { container, pace } = options;
  return {
    ...commonOptions(options),
    Labels: {
      ...unitLabels(options.paths, options.unit),
      ...healthLabels(options.unit, container),
    },
    ...healthcheckOf(container, pace),
    ExposedPorts: Object.fromEntries(container.published.map((port) => [`${port}/tcp`, {}])),
    HostConfig: {
      ...hostConfig(options),
      PortBindings: Object.fromEntries(
        container.published.map((port) => [
          `${port}/tcp`,
          [{ HostIp: '127.0.0.1', HostPort: String(port) }],
        ]),
      ),
      RestartPolicy: { Name: 'on-failure' },
    },
  };
}

/** The container of a job: nothing asks for its health, and it ends once. Pure. */
export function jobOptions(options: ContainerOptions): ContainerCreateOptions {
  return {
    ...commonOptions(options),
    Healthcheck: { Test: ['NONE'] },
    AttachStdout: true,
    AttachStderr: true,
    HostConfig: { ...hostConfig(options), RestartPolicy: { Name: 'no' } },
  };
}

function commonOptions(options: ContainerOptions): ContainerCreateOptions {
  const { paths, unit, container, args, user, network } = options;
  return {
    Image: container.image,
    ...(container.entrypoint && { Entrypoint: [...container.entrypoint] }),
    ...(args.length > 0 && { Cmd: [...args] }),
    ...(container.workingDirectory && { WorkingDir: container.workingDirectory }),
    User: `${user.uid}:${user.gid}`,
    Env: containerEnvironment(options),
    Labels: unitLabels(paths, unit),
    StopTimeout: stopGrace,
    ...(network && {
      NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: [unit.name] } } },
    }),
  };
}

function hostConfig({ paths, container, network, secretsFolder }: ContainerOptions): HostConfig {
  return {
    ...(network && { NetworkMode: network }),
    ReadonlyRootfs: true,
    Tmpfs: { '/tmp': 'rw,nosuid,nodev,mode=1777' },
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges'],
    Init: true,
    Memory: memoryBytes,
    NanoCpus: processors,
    PidsLimit: mostProcesses,
    LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
    ExtraHosts: ['host.docker.internal:host-gateway'],
    Mounts: [
      ...container.mounts.map((mount) => mountSettings(paths, mount)),
      ...(secretsFolder
        ? [{ Type: 'bind' as const, Source: secretsFolder, Target: secretsTarget, ReadOnly: true }]
        : []),
    ],
  };
}

function mountSettings(paths: DockerPaths, mount: Mount): MountSettings {
  const { kind, source, target, readOnly } = mount;
  const Source = kind === 'volume' ? volumeName(paths, source) : source;
  return { Type: kind, Source, Target: target, ReadOnly: readOnly };
}

/** An image of ours keeps its check and is looked at in our pace; one that is given keeps both. */
function healthcheckOf(
  { healthcheck, healthInterval, build }: ContainerSpec,
  usual: HealthPace,
): { Healthcheck?: HealthConfig } {
  const pace = healthInterval === undefined ? usual : { ...usual, interval: healthInterval };
  if (healthcheck) return { Healthcheck: healthConfig(['CMD', ...healthcheck], pace) };
  // The engine takes no words for those of the image.
  return build ? { Healthcheck: healthConfig([], pace) } : {};
}

function healthConfig(words: string[], pace: HealthPace): HealthConfig {
  return {
    Test: words,
    Interval: pace.interval * nanoseconds,
    Timeout: pace.timeout * nanoseconds,
    Retries: pace.retries,
    StartPeriod: pace.startPeriod * nanoseconds,
    ...(pace.startInterval !== undefined && { StartInterval: pace.startInterval * nanoseconds }),
  };
}

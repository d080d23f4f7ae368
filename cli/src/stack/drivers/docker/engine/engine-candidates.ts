import { homedir } from 'node:os';
import { join } from 'node:path';
import { currentContext, readTransport } from './docker-context.ts';
import type { EngineAbsence, EngineAddress, EngineCandidate, EngineTransport } from './engine.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export const usualSocket = '/var/run/docker.sock';
const plainPort = 2_375;
const securePort = 2_376;

/**
 * Where an engine may listen, the first that answers is used. Whoever names one, by `DOCKER_HOST` or by a context of the
 * `docker` command, means that one and no other.
 */
export function engineCandidates(environment: Environment): EngineCandidate[] | EngineAbsence {
  const folder = settingsFolder(environment);
  const { DOCKER_HOST, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH } = environment;
  if (DOCKER_HOST) {
    const tls = DOCKER_TLS_VERIFY ? (readTransport(DOCKER_CERT_PATH || folder) ?? {}) : undefined;
    return named(DOCKER_HOST, `DOCKER_HOST=${DOCKER_HOST}`, tls);
  }
  const context = currentContext({ folder, name: environment.DOCKER_CONTEXT });
  if (context) {
    const source = `the docker context \`${context.name}\``;
    return context.host === undefined
      ? unusable(source, 'it cannot be read', 'Choose another: `docker context use default`')
      : named(context.host, source, context.tls);
  }
  return usualPlaces(environment);
}

/** Folder of the `docker` command's settings. */
export function settingsFolder({ DOCKER_CONFIG, HOME }: Environment): string {
  return DOCKER_CONFIG || join(HOME || homedir(), '.docker');
}

function usualPlaces({ HOME, XDG_RUNTIME_DIR }: Environment): EngineCandidate[] {
  const sockets = [
    usualSocket,
    ...(HOME ? [join(HOME, '.docker/run/docker.sock')] : []),
    ...(XDG_RUNTIME_DIR
      ? [join(XDG_RUNTIME_DIR, 'docker.sock'), join(XDG_RUNTIME_DIR, 'podman/podman.sock')]
      : []),
  ];
  return sockets.map((socketPath) => ({ address: { socketPath }, source: socketPath }));
}

function named(
  host: string,
  source: string,
  tls: EngineTransport | undefined,
): EngineCandidate[] | EngineAbsence {
  const local = host.match(/^(?:unix|npipe):\/\/(.+)$/)?.[1];
  if (local !== undefined) {
    const socketPath = host.startsWith('npipe:') ? local.replaceAll('/', '\\') : local;
    return [{ address: { socketPath }, source }];
  }
  if (host.startsWith('ssh://')) {
    return unusable(
      source,
      '`ssh://` is not supported',
      `Forward its socket: \`ssh -NL /tmp/engine.sock:${usualSocket} ${host.slice('ssh://'.length)}\`, then set \`DOCKER_HOST=unix:///tmp/engine.sock\``,
    );
  }
  const address = overNetwork(host, tls);
  return address
    ? [{ address, source }]
    : unusable(
        source,
        'it is no address of an engine',
        'Write it as `tcp://HOST:PORT` or `unix:///PATH`',
      );
}

function overNetwork(host: string, tls: EngineTransport | undefined): EngineAddress | undefined {
  const [scheme, rest] = host.includes('://') ? host.split('://', 2) : ['tcp', host];
  if (!scheme || !rest || !['tcp', 'http', 'https'].includes(scheme)) return undefined;
  if (!URL.canParse(`http://${rest}`)) return undefined;
  const { hostname, port } = new URL(`http://${rest}`);
  const secure = tls !== undefined || scheme === 'https' || Number(port) === securePort;
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? securePort : plainPort),
    ...(secure && { tls: tls ?? {} }),
  };
}

function unusable(source: string, why: string, next: string): EngineAbsence {
  return {
    reason: 'address-unusable',
    message: `The engine that ${source} names cannot be used: ${why}`,
    next: [next],
  };
}

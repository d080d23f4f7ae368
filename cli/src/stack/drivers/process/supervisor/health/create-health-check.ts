import { readFileSync } from 'node:fs';
import type { SecureClientSessionOptions } from 'node:http2';
import { resolve } from 'node:path';
import type { TransportFiles, UnitSpec } from '../../../../unit-spec.ts';
import { grpcHealth } from './check-grpc.ts';
import { httpHealth } from './check-http.ts';
import type { HealthAnswer, HealthCheck } from './health-answer.ts';

/** The check that fits the unit. One that declares none is healthy as long as it runs. */
export function createHealthCheck(unit: UnitSpec): HealthCheck {
  const { health } = unit;
  if (!health) return always({ state: 'healthy', detail: 'running' });
  if (health.protocol === 'http') return httpHealth(health.url);
  if (!health.tls) return grpcHealth({ address: health.address });
  try {
    const tls = readTransport(health.tls, unit.workingDirectory);
    // Our own unit is reached by a number of this machine; its certificate names the host that consumers use.
    const identity = unit.kind === 'external' ? {} : { checkServerIdentity: () => undefined };
    return grpcHealth({ address: health.address, tls: { ...tls, ...identity } });
  } catch (error) {
    return always({ state: 'not-ready', detail: `not ready: ${(error as Error).message}` });
  }
}

function always(answer: HealthAnswer): HealthCheck {
  return { check: () => Promise.resolve(answer), close: () => undefined };
}

function readTransport(files: TransportFiles, folder: string): SecureClientSessionOptions {
  const read = (path: string | undefined) =>
    path === undefined ? {} : { file: readFileSync(resolve(folder, path)) };
  const authority = read(files.authority).file ?? read(files.certificate).file;
  const certificate = read(files.certificate).file;
  const key = read(files.key).file;
  return {
    ...(authority && { ca: authority }),
    ...(certificate && key && { cert: certificate, key }),
  };
}

import type { UnitName } from '@poker-bot/shared/env/unit-name';

export interface BuiltinPort {
  /** Variable that carries the port. */
  readonly variable: string;
  /** Variable that carries the address to listen on. */
  readonly host: 'GRPC_BIND_HOST' | 'HTTP_BIND_HOST';
}

/** What has to be known about a unit of this installation to run it. */
export interface BuiltinUnit {
  readonly kind: 'daemon' | 'job';
  /** Runs inside another unit unless the manifest splits it out. */
  readonly embedded: boolean;
  /** The first one serves consumers and answers health checks. */
  readonly ports: readonly BuiltinPort[];
  readonly health: 'grpc' | 'http';
  /** Variable by which consumers are told HOST:PORT. */
  readonly consumerVariable?: string;
  readonly dependsOn: readonly UnitName[];
}

export const builtinUnits: Readonly<Record<UnitName, BuiltinUnit>> = {
  solver: {
    kind: 'daemon',
    embedded: false,
    ports: [
      { variable: 'SOLVER_PORT', host: 'GRPC_BIND_HOST' },
      { variable: 'SOLVER_METRICS_PORT', host: 'HTTP_BIND_HOST' },
    ],
    health: 'grpc',
    consumerVariable: 'SOLVER_ADDR',
    dependsOn: [],
  },
  vision: {
    kind: 'daemon',
    embedded: false,
    ports: [
      { variable: 'VISION_PORT', host: 'GRPC_BIND_HOST' },
      { variable: 'VISION_METRICS_PORT', host: 'HTTP_BIND_HOST' },
    ],
    health: 'grpc',
    consumerVariable: 'VISION_SERVICE_URL',
    dependsOn: [],
  },
  agents: {
    kind: 'daemon',
    embedded: false,
    ports: [
      { variable: 'AGENTS_PORT', host: 'GRPC_BIND_HOST' },
      { variable: 'AGENTS_METRICS_PORT', host: 'HTTP_BIND_HOST' },
    ],
    health: 'grpc',
    consumerVariable: 'AGENTS_ADDR',
    dependsOn: [],
  },
  orchestrator: {
    kind: 'daemon',
    embedded: false,
    ports: [{ variable: 'ORCH_HTTP_PORT', host: 'HTTP_BIND_HOST' }],
    health: 'http',
    dependsOn: ['solver'],
  },
  executor: {
    kind: 'daemon',
    embedded: true,
    ports: [{ variable: 'EXECUTOR_METRICS_PORT', host: 'HTTP_BIND_HOST' }],
    health: 'http',
    dependsOn: [],
  },
  logger: {
    kind: 'daemon',
    embedded: true,
    ports: [{ variable: 'LOGGER_METRICS_PORT', host: 'HTTP_BIND_HOST' }],
    health: 'http',
    dependsOn: [],
  },
  evaluator: { kind: 'job', embedded: false, ports: [], health: 'http', dependsOn: [] },
};

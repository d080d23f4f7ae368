import type { ServiceError } from '@grpc/grpc-js';
import {
  type HealthCheckResponse,
  HealthClient,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from '../gen/grpc/health/v1/health.ts';
import { channelCredentials } from '../transport/credentials.ts';
import { defaultMessageBytes } from '../transport/limits.ts';
import { RpcError } from '../transport/rpc-error.ts';
import type { CallOptions, ConnectOptions } from './call-options.ts';
import { callUnary, toRpcError } from './call-unary.ts';
import { channelOptions } from './channel-options.ts';

/** What `grpc.health.v1` says; `unreachable` when nobody answers. */
export type HealthStatus = 'serving' | 'not-serving' | 'unknown' | 'unreachable';

export interface HealthProbe {
  /** The status now; never rejects. An empty service asks about the whole server. */
  check(options?: CallOptions & { readonly service?: string }): Promise<HealthStatus>;
  /** The status now and after every change, until the signal aborts or the connection is lost (`unreachable`). */
  watch(options: {
    readonly signal: AbortSignal;
    readonly service?: string;
  }): AsyncIterable<HealthStatus>;
  close(): void;
}

/** Connects to the health service of a unit. */
export function connectHealth({ address, security }: ConnectOptions): HealthProbe {
  const client = new HealthClient(
    address,
    channelCredentials(security),
    channelOptions(defaultMessageBytes),
  );
  return {
    check: ({ service = '', ...options } = {}) =>
      callUnary(client.check.bind(client), { service }, options).then(toHealth, explain),
    watch: (options) => watch(client, options),
    close: () => client.close(),
  };
}

async function* watch(
  client: HealthClient,
  { signal, service = '' }: { signal: AbortSignal; service?: string },
): AsyncGenerator<HealthStatus> {
  const stream = client.watch({ service });
  const cancel = () => stream.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for await (const reply of stream) yield toHealth(reply as HealthCheckResponse);
  } catch (error) {
    if (!signal.aborted) yield explain(toRpcError(error as ServiceError));
  } finally {
    signal.removeEventListener('abort', cancel);
    stream.cancel();
  }
}

function toHealth({ status }: HealthCheckResponse): HealthStatus {
  if (status === ServingStatus.SERVING) return 'serving';
  return status === ServingStatus.NOT_SERVING ? 'not-serving' : 'unknown';
}

function explain(error: unknown): HealthStatus {
  const answered = ['UNIMPLEMENTED', 'NOT_FOUND'];
  return error instanceof RpcError && answered.includes(error.code) ? 'unknown' : 'unreachable';
}

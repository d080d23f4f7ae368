import {
  HealthService,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from '../gen/grpc/health/v1/health.ts';
import { RpcError } from '../transport/rpc-error.ts';
import { bindService, type ServiceBinding } from './service-binding.ts';

/** The health of a server: one status for all its services. */
export interface Health {
  readonly binding: ServiceBinding;
  setServing(serving: boolean): void;
  /** Says that nothing is served any more and ends every watch. */
  close(): void;
}

/** Serves `grpc.health.v1` for the named services and for the server itself (the empty name). */
export function createHealth(serviceNames: readonly string[]): Health {
  const known = new Set(['', ...serviceNames]);
  const waiting = new Set<() => void>();
  let state: ServingStatus = ServingStatus.SERVING;
  let closed = false;
  const wake = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const change = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const done = () => {
        waiting.delete(done);
        resolve();
      };
      waiting.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  async function* watch({ service }: { service: string }, { signal }: { signal: AbortSignal }) {
    while (!signal.aborted) {
      const next = change(signal);
      yield { status: known.has(service) ? state : ServingStatus.SERVICE_UNKNOWN };
      if (closed) return;
      await next;
    }
  }
  return {
    setServing(serving) {
      state = serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
      wake();
    },
    close() {
      state = ServingStatus.NOT_SERVING;
      closed = true;
      wake();
    },
    binding: bindService(HealthService, {
      check: ({ service }) => {
        if (!known.has(service)) throw new RpcError('NOT_FOUND', `No service \`${service}\` here`);
        return { status: state };
      },
      watch,
    }),
  };
}

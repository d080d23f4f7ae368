import { PokerbotError } from '../errors/pokerbot-error.ts';
import type { Log } from '../log/log.ts';
import { type AdminServer, type Readiness, serveAdmin } from './admin-server.ts';
import { createCallMetrics, type MeasuredCall } from './call-metrics.ts';
import { Metrics } from './metrics.ts';
import type { RunningUnit } from './running-unit.ts';

/** A call that has ended, with what its handler threw unexpectedly. */
interface ObservedCall extends MeasuredCall {
  readonly failure?: unknown;
}

/** A server of the wire, as far as its unit steers it. */
interface RpcServer {
  readonly port: number;
  stop(): Promise<void>;
}

interface Address {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

export interface RpcUnitOptions {
  readonly unit: string;
  readonly log: Log;
  readonly rpc: Address;
  readonly admin: Address;
  readonly exporter: 'prometheus' | 'none';
  readiness?(): Readiness;
  /** Opens the port of the wire and reports every finished call. */
  listen(address: Address, onFinished: (call: ObservedCall) => void): Promise<RpcServer>;
}

/**
 * The frame of a unit that serves gRPC: its port, beside it health, readiness and metrics over HTTP.
 *
 * @throws PokerbotError `ADDRESS_IN_USE`
 */
export async function startRpcUnit(options: RpcUnitOptions): Promise<RunningUnit> {
  const { log, readiness = () => ({ ready: true }) } = options;
  const metrics = new Metrics(options.unit);
  const observe = createCallMetrics(metrics);
  const server = await listen(options, (call) => {
    observe(call);
    report(log, call);
  });
  let admin: AdminServer;
  try {
    admin = await serveAdmin({
      ...options.admin,
      readiness,
      metrics: options.exporter === 'prometheus' ? metrics : undefined,
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  log.info('listening', { grpcPort: server.port, httpPort: admin.port });
  return {
    stop: async () => {
      await server.stop();
      await admin.close();
    },
  };
}

function report(log: Log, { method, code, seconds, failure }: ObservedCall): void {
  if (failure === undefined) {
    log.debug('call', { method, code, seconds });
    return;
  }
  const error = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  log.error('call failed', { method, code, error });
}

async function listen(
  { listen: open, rpc }: RpcUnitOptions,
  onFinished: (call: ObservedCall) => void,
): Promise<RpcServer> {
  try {
    return await open(rpc, onFinished);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw cause;
    throw new PokerbotError('ADDRESS_IN_USE', {
      message: `Port ${rpc.port} on ${rpc.host} is in use`,
      details: { ...rpc },
      cause,
    });
  }
}

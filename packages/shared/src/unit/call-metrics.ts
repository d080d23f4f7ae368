import { Counter, Histogram } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** A call that has ended. */
export interface MeasuredCall {
  readonly method: string;
  /** Name of the gRPC status. */
  readonly code: string;
  readonly seconds: number;
}

/** Upper bounds in seconds: answers take a millisecond, solves take seconds. */
const latencyBounds = [
  0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** Counts and times the calls that a unit answers; gives the observer. */
export function createCallMetrics({ registry }: Metrics): (call: MeasuredCall) => void {
  const calls = new Counter({
    name: 'rpc_server_calls_total',
    help: 'Calls answered, by method and status',
    labelNames: ['method', 'code'],
    registers: [registry],
  });
  const latency = new Histogram({
    name: 'rpc_server_call_seconds',
    help: 'Time from request to answer, by method',
    labelNames: ['method'],
    buckets: latencyBounds,
    registers: [registry],
  });
  return ({ method, code, seconds }) => {
    calls.inc({ method, code });
    latency.observe({ method }, seconds);
  };
}

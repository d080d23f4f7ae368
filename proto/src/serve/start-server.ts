import { logVerbosity, Server, setLogVerbosity } from '@grpc/grpc-js';
import { serverCredentials } from '../transport/credentials.ts';
import { defaultDeadlineMs, defaultMessageBytes } from '../transport/limits.ts';
import type { TransportSecurity } from '../transport/transport-security.ts';
import type { FinishedCall } from './call-context.ts';
import { type FrameOptions, frameStream, frameUnary } from './call-frame.ts';
import { createHealth } from './health-service.ts';
import { acceptUnreadable, requireReadable } from './readable-request.ts';
import { addReflection } from './reflection.ts';
import type { ServiceBinding } from './service-binding.ts';

/** Time that calls under way have to finish when the server stops, in milliseconds. */
const defaultGraceMs = 3_000;

export interface ServerOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly services: readonly ServiceBinding[];
  readonly security?: TransportSecurity | undefined;
  /** Largest request and reply, in bytes; a larger one ends with RESOURCE_EXHAUSTED. */
  readonly maximumMessageBytes?: number;
  /** Time of a unary call whose caller set no deadline, in milliseconds. */
  readonly deadlineMs?: number;
  readonly onFinished?: (call: FinishedCall) => void;
}

export interface RunningServer {
  readonly port: number;
  /** Whether `grpc.health.v1` reports SERVING; it does from the start. */
  setServing(serving: boolean): void;
  /** Refuses new calls, lets those under way finish within `graceMs`, then cuts them off. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Opens a port for services, `grpc.health.v1` and reflection. Rejects with the system's error, `code: 'EADDRINUSE'`
 * where the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  // What grpc-js would print reaches the caller as an error, and a unit's output is its log alone.
  setLogVerbosity(logVerbosity.NONE);
  const limit = options.maximumMessageBytes ?? defaultMessageBytes;
  const server = new Server({
    'grpc.max_receive_message_length': limit,
    'grpc.max_send_message_length': limit,
  });
  const names = options.services.map(serviceName);
  const health = createHealth(names);
  const frame: FrameOptions = {
    deadlineMs: options.deadlineMs ?? defaultDeadlineMs,
    onFinished: options.onFinished,
  };
  for (const binding of options.services) addService({ server, binding, frame });
  addService({ server, binding: health.binding, frame: { deadlineMs: frame.deadlineMs } });
  addReflection(server, [...names, 'grpc.health.v1.Health']);
  const port = await bind(server, options);
  return {
    port,
    setServing: (serving) => health.setServing(serving),
    stop: async (graceMs = defaultGraceMs) => {
      health.close();
      await shutDown(server, graceMs);
    },
  };
}

interface Addition {
  readonly server: Server;
  readonly binding: ServiceBinding;
  readonly frame: FrameOptions;
}

function addService({ server, binding, frame }: Addition): void {
  const framed = Object.entries(binding.definition).map(([name, method]) => {
    const answer = binding.handlers[name];
    if (!answer) throw new Error(`No handler for ${method.path}`);
    const handler: typeof answer = (request, context) => answer(requireReadable(request), context);
    return [name, method.responseStream ? frameStream(handler, frame) : frameUnary(handler, frame)];
  });
  server.addService(acceptUnreadable(binding.definition), Object.fromEntries(framed));
}

/** `/pokerbot.solver.v1.SolverService/Advise` → `pokerbot.solver.v1.SolverService` */
function serviceName({ definition }: ServiceBinding): string {
  return Object.values(definition)[0]?.path.split('/')[1] ?? '';
}

function bind(server: Server, { host, port, security }: ServerOptions): Promise<number> {
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return new Promise((resolve, reject) => {
    server.bindAsync(address, serverCredentials(security), (error, bound) => {
      if (error) reject(withSystemCode(error));
      else resolve(bound);
    });
  });
}

/** grpc-js keeps the system's code only inside the text of its error. */
function withSystemCode(error: Error): Error {
  const code = /\b(E[A-Z]{4,})\b/.exec(error.message)?.[1];
  return code ? Object.assign(error, { code }) : error;
}

function shutDown(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), graceMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

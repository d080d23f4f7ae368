import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PokerbotError } from '../errors/pokerbot-error.ts';
import type { Metrics } from './metrics.ts';

export interface Readiness {
  readonly ready: boolean;
  /** Why not, or what is degraded. */
  readonly reason?: string;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export interface AdminServerOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readiness(): Readiness;
  readonly metrics?: Metrics | undefined;
  /** Further routes as `METHOD /path`. */
  readonly routes?: Readonly<Record<string, Handler>>;
}

export interface AdminServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves `/healthz` (the process lives), `/readyz` (it can do its work, or the reason why not), `/metrics` and the
 * routes of the unit.
 *
 * @throws PokerbotError `ADDRESS_IN_USE`, `ADDRESS_UNUSABLE`
 */
export async function serveAdmin(options: AdminServerOptions): Promise<AdminServer> {
  const routes: Record<string, Handler> = {
    ...options.routes,
    'GET /healthz': (_request, response) => sendJson(response, 200, { status: 'ok' }),
    'GET /readyz': (_request, response) => {
      const readiness = options.readiness();
      sendJson(response, readiness.ready ? 200 : 503, readiness);
    },
  };
  const { metrics } = options;
  if (metrics) {
    routes['GET /metrics'] = async (_request, response) => {
      response.writeHead(200, { 'content-type': metrics.contentType });
      response.end(await metrics.text());
    };
  }
  const server = createServer((request, response) => void answer({ routes, request, response }));
  await listen(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    close: () => close(server),
  };
}

/** Answers with one JSON document. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}

interface Exchange {
  readonly routes: Readonly<Record<string, Handler>>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answer({ routes, request, response }: Exchange): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0];
  const handler = routes[`${request.method} ${path}`];
  if (!handler) {
    sendJson(response, 404, { error: 'not found' });
    return;
  }
  try {
    await handler(request, response);
  } catch (error) {
    if (!response.headersSent) sendJson(response, 500, { error: (error as Error).message });
    else response.destroy();
  }
}

function listen(server: Server, { host, port }: AdminServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const details = { host, port };
      reject(
        cause.code === 'EADDRINUSE'
          ? new PokerbotError('ADDRESS_IN_USE', {
              message: `Port ${port} on ${host} is in use`,
              details,
              cause,
            })
          : new PokerbotError('ADDRESS_UNUSABLE', { message: cause.message, details, cause }),
      );
    });
    server.listen({ host, port }, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

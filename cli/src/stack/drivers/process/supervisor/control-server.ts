import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { readLines } from '../../line-reader.ts';
import type { ProcessPaths } from '../process-paths.ts';
import type { Method, Request, Requests } from '../protocol.ts';

export type Handlers = {
  readonly [M in Method]: (parameters: Requests[M]['parameters']) => Promise<Requests[M]['result']>;
};

/** Listens on the control socket of the workspace; only its owner can reach it. */
export async function serveControl(paths: ProcessPaths, handlers: Handlers): Promise<Server> {
  makePrivate(paths.runtimeDirectory);
  // Whoever holds the supervisor's lock is the only one to listen: a socket found here was left by a dead one.
  rmSync(paths.socket, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    readLines(socket, (line) => void answer(socket, handlers, line));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(paths.socket, resolve);
  });
  chmodSync(paths.socket, 0o600);
  return server;
}

/** The folder may lie where everybody can write: one that somebody else made first is not used. */
function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(folder);
  if (uid !== process.getuid?.()) {
    throw new Error(`error: \`${folder}\` belongs to another user (${uid})`);
  }
  chmodSync(folder, 0o700);
}

async function answer(socket: Socket, handlers: Handlers, line: string): Promise<void> {
  const request = parseRequest(line);
  if (!request) {
    socket.destroy();
    return;
  }
  const reply = await dispatch(handlers, request).then(
    (result) => ({ id: request.id, result }),
    (error: unknown) => ({ id: request.id, error: (error as Error).message }),
  );
  if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`);
}

/** Undefined for what no command of ours sends; it must not end what is supervised. */
function parseRequest(line: string): Request | undefined {
  try {
    const request: unknown = JSON.parse(line);
    return typeof request === 'object' && request !== null ? (request as Request) : undefined;
  } catch {
    return undefined;
  }
}

function dispatch(handlers: Handlers, { method, parameters }: Request): Promise<unknown> {
  const handler = handlers[method] as ((parameters: unknown) => Promise<unknown>) | undefined;
  return handler ? handler(parameters) : Promise.reject(new Error(`unknown request \`${method}\``));
}

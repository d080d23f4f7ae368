import { createServer, type Http2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** Somebody who speaks gRPC and does nothing that is asked of him: enough to be there. */
export interface AnsweringServer extends Disposable {
  readonly port: number;
  /** HOST:PORT */
  readonly address: string;
}

export async function answeringServer(): Promise<AnsweringServer> {
  const sessions: Http2Session[] = [];
  const server = createServer();
  server.on('session', (session) => sessions.push(session));
  server.on('stream', (stream) => {
    const unimplemented = { 'content-type': 'application/grpc', 'grpc-status': '12' };
    stream.respond({ ':status': 200, ...unimplemented }, { endStream: true });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: `127.0.0.1:${port}`,
    [Symbol.dispose]: () => {
      for (const session of sessions) session.destroy();
      server.close();
    },
  };
}

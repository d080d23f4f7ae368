import { createServer, type Server, type Socket } from 'node:net';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** A port for one seat: the first who connects gets it, others are turned away. */
export class SeatListener {
  readonly #server: Server;
  readonly port: number;

  private constructor(server: Server) {
    this.#server = server;
    const address = server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  /**
   * @param port 0 for any that is free
   * @throws PokerbotError `ADDRESS_IN_USE`, `ADDRESS_UNUSABLE`
   */
  static async open(
    { host, port }: { readonly host: string; readonly port: number },
    onPlayer: (socket: Socket) => void,
  ): Promise<SeatListener> {
    const server = createServer();
    server.maxConnections = 1;
    server.once('connection', (socket) => {
      server.close();
      onPlayer(socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(notListening(error, { host, port })));
      server.listen({ host, port }, resolve);
    });
    return new SeatListener(server);
  }

  close(): void {
    if (this.#server.listening) this.#server.close();
  }
}

function notListening(
  error: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): PokerbotError {
  return new PokerbotError(error.code === 'EADDRINUSE' ? 'ADDRESS_IN_USE' : 'ADDRESS_UNUSABLE', {
    message: `The dealer cannot listen on \`${host}:${port}\`: ${error.message}`,
    next: ['Choose another `--port`, or 0 for any that is free'],
    details: { host, port },
    cause: error,
  });
}

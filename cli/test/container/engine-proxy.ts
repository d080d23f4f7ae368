import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a driver and the engine, to take the engine away from that driver alone. */
export class EngineProxy {
  readonly path: string;
  readonly #engine: string;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;

  constructor(path: string, engine: string) {
    this.path = path;
    this.#engine = engine;
  }

  async open(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.#engine);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.#sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    this.#server = server;
    await new Promise<void>((done) => server.listen(this.path, done));
  }

  /** As an engine that is killed. */
  cut(): void {
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
    rmSync(this.path, { force: true });
  }
}

import type { Socket } from 'node:net';
import { LineReader } from '../protocol/line-reader.ts';

export interface LineHandlers {
  onLine(line: string): void;
  /** Nothing arrives any more; the reason when it is not the other side's own wish. */
  onEnd(reason: string | undefined): void;
  /** The other side sends what cannot be a line. */
  onOverflow(): void;
}

/** A connection in lines: what is sent gets CR LF, what comes is heard line by line and in order. */
export class LineConnection {
  readonly #socket: Socket;
  readonly #reader = new LineReader();
  #ended = false;
  #reason: string | undefined;

  constructor(socket: Socket, handlers: LineHandlers) {
    this.#socket = socket;
    // Every line waits for an answer to it: one that waits for more to send along would stop the match.
    socket.setNoDelay(true);
    const finish = () => {
      if (this.#ended) return;
      this.#ended = true;
      handlers.onEnd(this.#reason);
    };
    socket.on('data', (piece: Buffer) => {
      for (const line of this.#reader.push(piece)) handlers.onLine(line);
      if (!this.#reader.overflown) return;
      socket.pause();
      handlers.onOverflow();
    });
    socket.on('error', (error) => {
      this.#reason = error.message;
    });
    socket.on('end', finish);
    socket.on('close', finish);
  }

  send(line: string): void {
    if (!this.#socket.destroyed) this.#socket.write(`${line}\r\n`, 'latin1');
  }

  /** Sends what is left, and ends. Who does not close its side within the time is cut off. */
  async close(patienceMs = 500): Promise<void> {
    const socket = this.#socket;
    if (socket.destroyed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => socket.destroy(), patienceMs);
      socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      // What is not read keeps the end of the other side from being heard.
      socket.removeAllListeners('data').resume();
      socket.end();
    });
  }
}

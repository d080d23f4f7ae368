import { connect, type Socket } from 'node:net';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { readLines } from '../line-reader.ts';
import type { Method, Reply, Requests } from './protocol.ts';

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** One connection to a supervisor; many requests may be under way. */
export class ControlClient {
  readonly #socket: Socket;
  readonly #pending = new Map<number, Pending>();
  #next = 1;

  private constructor(socket: Socket) {
    this.#socket = socket;
    readLines(socket, (line) => this.#onReply(JSON.parse(line) as Reply));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#onClose());
  }

  /**
   * Connects and sees that the supervisor answers: the system accepts connections also for one that hangs.
   *
   * @throws PokerbotError `SUPERVISOR_UNREACHABLE`
   */
  static async connect(path: string, answerWithinMs: number): Promise<ControlClient> {
    const client = new ControlClient(await open(path));
    const timer = setTimeout(() => client.close(), answerWithinMs);
    try {
      await client.request('state', {});
    } finally {
      clearTimeout(timer);
    }
    return client;
  }

  /** @throws PokerbotError `SUPERVISOR_UNREACHABLE` when it ends before it answers */
  request<M extends Method>(
    method: M,
    parameters: Requests[M]['parameters'],
  ): Promise<Requests[M]['result']> {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#pending.set(id, { resolve: resolve as (result: unknown) => void, reject });
      if (this.#socket.destroyed) this.#onClose();
      else this.#socket.write(`${JSON.stringify({ id, method, parameters })}\n`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #onReply(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ('error' in reply) pending?.reject(unreachable(reply.error));
    else if ('result' in reply) pending?.resolve(reply.result);
  }

  #onClose(): void {
    for (const { reject } of this.#pending.values()) reject(unreachable('it gave no answer'));
    this.#pending.clear();
  }
}

function open(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const refuse = (cause: Error) => reject(unreachable('its socket does not answer', cause));
    socket.once('error', refuse);
    socket.once('connect', () => {
      socket.off('error', refuse);
      resolve(socket);
    });
  });
}

function unreachable(why: string, cause?: Error): PokerbotError {
  return new PokerbotError('SUPERVISOR_UNREACHABLE', {
    message: `The supervisor of this workspace cannot do what was asked: ${why}`,
    cause,
  });
}

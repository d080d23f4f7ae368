import { connect, type Socket } from 'node:net';
import type { AcpcGame } from '@poker-bot/poker/history/acpc/acpc-game';
import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { checkTarget } from '../../allowlist/check-target.ts';
import { dealerAllowlist } from '../../allowlist/dealer-allowlist.ts';
import type { Player } from '../../simulator/player.ts';
import { actionText } from '../protocol/action-text.ts';
import { type FollowedHand, MatchFollower, type Turn } from '../protocol/follow-match.ts';
import { versionLine } from '../protocol/version-line.ts';
import { LineConnection } from './line-connection.ts';

export interface JoinMatchOptions {
  /** Of the dealer, as HOST:PORT. */
  readonly endpoint: string;
  /** Origins that the executor may act on, `RESEARCH_UI_ALLOWLIST`. */
  readonly allowlist: readonly string[];
  readonly game: AcpcGame;
  readonly player: Player;
  readonly signal: AbortSignal;
  /** Wait for the connection, in milliseconds; default 10,000. */
  readonly connectMs?: number;
  /** Wait for the next line while others think, in milliseconds; default 700,000: longer than they may take. */
  readonly silenceMs?: number;
  /** Told of every finished hand, in order. */
  onHand(followed: FollowedHand): void;
}

/**
 * Plays at somebody else's dealer until it ends the match: it closes the connection, and says nothing else about it.
 *
 * @throws PokerbotError `TARGET_REFUSED`, `ACPC_DEALER_UNREACHABLE`, `ACPC_DEALER_SILENT`, `ACPC_DEALER_LOST`,
 * `ACPC_STATE_UNEXPECTED`, `ACPC_LINE_TOO_LONG`, `ACPC_PLAYER_FAILED`, `INTERRUPTED`, and what `onHand` throws
 */
export async function joinMatch(options: JoinMatchOptions): Promise<void> {
  const { endpoint, allowlist } = options;
  checkTarget(`acpc://${endpoint}`, dealerAllowlist(allowlist));
  const match = new JoinedMatch(options, await reach(options));
  await match.play();
}

class JoinedMatch {
  readonly #options: JoinMatchOptions;
  readonly #follower: MatchFollower;
  readonly #connection: LineConnection;
  #lines: Promise<void> = Promise.resolve();
  #settle: (error?: unknown) => void = () => undefined;
  #silence: NodeJS.Timeout | undefined;
  readonly #over: Promise<void>;

  constructor(options: JoinMatchOptions, socket: Socket) {
    this.#options = options;
    this.#follower = new MatchFollower(options.game);
    this.#over = new Promise((resolve, reject) => {
      this.#settle = (error) => (error === undefined ? resolve() : reject(error));
    });
    this.#connection = new LineConnection(socket, {
      onLine: (line) => this.#then(() => this.#hear(line)),
      onEnd: (reason) => this.#then(() => this.#ended(reason)),
      onOverflow: () => this.#fail('ACPC_LINE_TOO_LONG', 'The dealer sent a line without an end'),
    });
  }

  async play(): Promise<void> {
    const { signal } = this.#options;
    const interrupt = () => this.#fail('INTERRUPTED', 'Left the match after a signal');
    signal.addEventListener('abort', interrupt, { once: true });
    if (signal.aborted) interrupt();
    this.#connection.send(versionLine);
    this.#listen();
    try {
      await this.#over;
    } finally {
      clearTimeout(this.#silence);
      signal.removeEventListener('abort', interrupt);
      await this.#connection.close();
    }
  }

  /** Lines are taken one after the other, each when what the one before asked for is done. */
  #then(step: () => Promise<void> | void): void {
    this.#lines = this.#lines.then(step).catch((error: unknown) => this.#settle(error));
  }

  async #hear(line: string): Promise<void> {
    clearTimeout(this.#silence);
    const turn = this.#follower.line(line);
    if (turn.type === 'hand') this.#options.onHand(turn.followed);
    if (turn.type === 'act') await this.#act(turn);
    this.#listen();
  }

  async #act({ observation, state }: Extract<Turn, { type: 'act' }>): Promise<void> {
    const { player } = this.#options;
    try {
      const action = await player.act(observation);
      this.#connection.send(`${state}:${actionText(action, observation)}`);
    } catch (cause) {
      throw new PokerbotError('ACPC_PLAYER_FAILED', {
        message: `\`${player.name}\` broke hand ${observation.handId}: ${(cause as Error).message}`,
        cause,
      });
    }
  }

  #ended(reason: string | undefined): void {
    const { begun, inHand } = this.#follower;
    const why = reason === undefined ? '' : `: ${reason}`;
    if (begun && !inHand) this.#settle();
    else if (begun) this.#fail('ACPC_DEALER_LOST', `The dealer left in the middle of a hand${why}`);
    else this.#fail('ACPC_DEALER_LOST', `The dealer left before the first hand${why}`);
  }

  #listen(): void {
    const { silenceMs = 700_000 } = this.#options;
    this.#silence = setTimeout(() => {
      this.#fail('ACPC_DEALER_SILENT', `The dealer has said nothing for ${silenceMs} ms`);
    }, silenceMs);
  }

  #fail(code: ErrorCode, message: string): void {
    const { endpoint } = this.#options;
    this.#settle(new PokerbotError(code, { message, details: { endpoint } }));
  }
}

function reach({ endpoint, signal, connectMs = 10_000 }: JoinMatchOptions): Promise<Socket> {
  const { hostname, port } = new URL(`acpc://${endpoint}`);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), signal });
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error) => {
      socket.destroy();
      reject(
        new PokerbotError(signal.aborted ? 'INTERRUPTED' : 'ACPC_DEALER_UNREACHABLE', {
          message: `No dealer at \`${endpoint}\`: ${cause.message}`,
          details: { endpoint },
          cause,
        }),
      );
    };
    socket.setTimeout(connectMs, () => refuse(new Error(`no connection within ${connectMs} ms`)));
    socket.once('error', refuse);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', refuse);
      resolve(socket);
    });
  });
}

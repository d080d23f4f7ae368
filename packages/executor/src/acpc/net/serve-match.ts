import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Player } from '../../simulator/player.ts';
import type { DealerMatch, Effect } from '../protocol/dealer-match.ts';
import type { DealtHand } from '../protocol/match-books.ts';
import type { MatchEnd } from '../protocol/match-end.ts';
import { LineConnection } from './line-connection.ts';
import { SeatListener } from './seat-listener.ts';

export interface ServeMatchOptions {
  readonly match: DealerMatch;
  /** By seat: a player of this process, or the port to wait on for one from outside. */
  readonly seats: readonly (Player | { readonly name: string; readonly port: number })[];
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Until everybody has connected and said a version, in milliseconds. */
  readonly startTimeoutMs: number;
  /** Told the ports by seat, undefined for players of this process, when all can be connected to. */
  onListening(ports: readonly (number | undefined)[]): void;
  /** A line of the log. What it throws ends the match, and is thrown again. */
  onLog(line: string): void;
  onHand?(dealt: DealtHand): void;
}

/**
 * Deals a match to players that connect over TCP, to its end, whatever they do: how it ended is the result.
 *
 * @throws PokerbotError `ADDRESS_IN_USE`, `ADDRESS_UNUSABLE`, and what `onLog` throws
 */
export async function serveMatch(options: ServeMatchOptions): Promise<MatchEnd> {
  const table = new ServedMatch(options);
  try {
    await table.listen();
    return await table.play();
  } finally {
    await table.close();
  }
}

/** Timers of many days go off at once. */
const longestWaitMs = 60_000;

class ServedMatch {
  readonly #options: ServeMatchOptions;
  readonly #listeners: SeatListener[] = [];
  readonly #connections = new Map<number, LineConnection>();
  readonly #done: Promise<MatchEnd>;
  #resolve: (end: MatchEnd) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #timer: { readonly handle: NodeJS.Timeout; readonly at: number } | undefined;
  /** Before this moment everybody has to be there. */
  #startBy = 0;

  constructor(options: ServeMatchOptions) {
    this.#options = options;
    this.#done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever plays hears of it; before that nobody listens.
    this.#done.catch(() => undefined);
  }

  async listen(): Promise<void> {
    const { seats, host = '127.0.0.1', onListening } = this.#options;
    const ports: (number | undefined)[] = [];
    for (const [seat, player] of seats.entries()) {
      const listener =
        'act' in player
          ? undefined
          : await SeatListener.open({ host, port: player.port }, (socket) => {
              this.#connections.set(seat, new LineConnection(socket, this.#handlers(seat)));
            });
      if (listener !== undefined) this.#listeners.push(listener);
      ports.push(listener?.port);
    }
    onListening(ports);
  }

  async play(): Promise<MatchEnd> {
    const { match, clock, signal, startTimeoutMs } = this.#options;
    const interrupt = () => this.#stop('INTERRUPTED', undefined, 'Stopped by a signal');
    signal.addEventListener('abort', interrupt, { once: true });
    this.#startBy = clock.monotonic() + startTimeoutMs;
    this.#perform(match.open(clock.monotonic()));
    if (signal.aborted) interrupt();
    try {
      return await this.#done;
    } finally {
      signal.removeEventListener('abort', interrupt);
      clearTimeout(this.#timer?.handle);
    }
  }

  async close(): Promise<void> {
    for (const listener of this.#listeners) listener.close();
    await Promise.all([...this.#connections.values()].map((connection) => connection.close()));
  }

  #handlers(seat: number) {
    const name = this.#options.seats[seat]?.name ?? '';
    const { match, clock } = this.#options;
    return {
      onLine: (line: string) => this.#perform(match.line(seat, line, clock.monotonic())),
      onEnd: (reason = 'it closed its connection') =>
        this.#stop('ACPC_SEAT_LOST', seat, `\`${name}\` left: ${reason}`),
      onOverflow: () =>
        this.#stop('ACPC_LINE_TOO_LONG', seat, `\`${name}\` sent a line without an end`),
    };
  }

  #stop(...why: Parameters<DealerMatch['stop']>): void {
    this.#perform(this.#options.match.stop(...why));
  }

  #perform(effects: readonly Effect[]): void {
    try {
      for (const effect of effects) this.#do(effect);
    } catch (error) {
      this.#reject(error);
      return;
    }
    this.#watch();
  }

  #do(effect: Effect): void {
    const { onLog, onHand } = this.#options;
    switch (effect.type) {
      case 'log':
        onLog(effect.line);
        break;
      case 'send':
        this.#connections.get(effect.seat)?.send(effect.line);
        break;
      case 'hand':
        onHand?.(effect.dealt);
        break;
      case 'ask':
        void this.#ask(effect.seat, effect.observation);
        break;
      case 'over':
        this.#resolve(effect.end);
        clearTimeout(this.#timer?.handle);
    }
  }

  async #ask(seat: number, observation: Observation): Promise<void> {
    const { seats, match, clock } = this.#options;
    const player = seats[seat];
    if (player === undefined || !('act' in player)) return;
    try {
      const action = await player.act(observation);
      this.#perform(match.act(seat, action, clock.monotonic()));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#stop(
        'ACPC_PLAYER_FAILED',
        seat,
        `\`${player.name}\` broke hand ${observation.handId}: ${reason}`,
      );
    }
  }

  /** One timer is kept, for the nearest moment that somebody may be late at; when it goes off it is looked again. */
  #watch(): void {
    const { match, clock } = this.#options;
    const known = this.#timer;
    const at = match.deadline?.at ?? this.#startBy;
    if (match.end !== undefined || (known !== undefined && known.at <= at)) return;
    clearTimeout(known?.handle);
    const wait = Math.min(Math.max(1, at - clock.monotonic()), longestWaitMs);
    this.#timer = { at, handle: setTimeout(() => this.#look(), wait) };
  }

  #look(): void {
    const { match, clock } = this.#options;
    this.#timer = undefined;
    const now = clock.monotonic();
    if (match.deadline !== undefined) this.#perform(match.expire(now));
    else if (now >= this.#startBy) this.#absent();
    else this.#watch();
  }

  #absent(): void {
    const { seats, startTimeoutMs } = this.#options;
    const seat = seats.findIndex((_, each) => !this.#options.match.hasGreeted(each));
    const what = this.#connections.has(seat) ? 'said no version' : 'did not connect';
    this.#stop(
      'ACPC_SEAT_ABSENT',
      seat,
      `\`${seats[seat]?.name}\` ${what} within ${startTimeoutMs} ms`,
    );
  }
}

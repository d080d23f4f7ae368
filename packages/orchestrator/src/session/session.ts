import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DealerAddress } from '@poker-bot/executor/mode/check-mode';
import type { PlayedHand } from '@poker-bot/executor/simulator/table';
import type { HandHistoryLogger } from '@poker-bot/logger/hands/hand-history-logger';
import { type HandRecord, toHandRecord } from '@poker-bot/logger/hands/hand-record';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Log } from '@poker-bot/shared/log/log';
import type { Bot } from '../bot/bot.ts';
import type { BotSource } from '../bot/bot-source.ts';
import type { Decision } from '../decision/decision.ts';
import type { RiskGuard } from '../risk/risk-guard.ts';
import type { RiskStateFile } from '../risk/risk-state-file.ts';
import { SessionBooks } from './session-books.ts';
import { SessionBot } from './session-bot.ts';
import { SessionControl } from './session-control.ts';
import type { SessionRequest } from './session-request.ts';
import type { SessionStatus } from './session-status.ts';
import { type SessionTable, sessionTable } from './session-table.ts';
import { SessionTally } from './session-tally.ts';

/** Gets told what happens in sessions. */
export interface SessionMeter {
  decision(decision: Decision): void;
  hand(netBigBlinds: number): void;
}

export interface SessionOptions {
  readonly sessionId: string;
  readonly request: SessionRequest;
  readonly bots: BotSource;
  readonly risk: RiskGuard;
  readonly riskFile: RiskStateFile;
  readonly handLog: HandHistoryLogger;
  readonly nextIndex: number;
  /** The last hand that this session has played before. */
  readonly last: HandRecord | undefined;
  /** Played at instead of the simulator. */
  readonly dealer?: DealerAddress | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: SessionMeter;
  /** Tokens that paid advisors may spend at most, whatever the configuration allows. */
  readonly budgetTokens: number;
  /** Further tags of every hand. */
  readonly tags: Readonly<Record<string, string>>;
  /** Told of a bot configuration before the first hand that is played with it. */
  onConfig(bot: Bot): Promise<void>;
}

/** Plays hands one after the other until it is stopped, by request, by a limit, or because its hands are played. */
export class Session {
  readonly #options: SessionOptions;
  readonly #seed: string;
  readonly #control = new SessionControl();
  readonly #tally = new SessionTally();
  readonly #drain = new AbortController();
  readonly #bot: SessionBot;
  readonly #books: SessionBooks;
  readonly #table: SessionTable;
  #done: Promise<void> | undefined;

  constructor(options: SessionOptions) {
    const { request, sessionId, nextIndex, last, clock, dealer } = options;
    this.#options = options;
    this.#seed = request.seed ?? sessionId;
    const handSeed = () => `${this.#seed}/${this.#table.nextIndex}`;
    this.#books = new SessionBooks({ ...options, onFault: (error) => this.#pauseAt(error) });
    this.#bot = new SessionBot({
      ...options,
      drain: this.#drain.signal,
      handSeed,
      onDecision: (decision) => this.#note(decision),
    });
    this.#table = sessionTable({
      sessionId,
      request,
      seed: this.#seed,
      bot: this.#bot.player,
      nextIndex,
      last,
      dealer,
      clock,
      signal: this.#drain.signal,
      handSeed,
    });
  }

  get status(): SessionStatus {
    const { reason, state } = this.#control;
    return {
      sessionId: this.#options.sessionId,
      state,
      ...(reason === undefined ? {} : { reason }),
      ...this.#tally.figures,
      nextIndex: this.#table.nextIndex,
      seats: this.#table.names.length,
      ...this.#bot.config,
      seed: this.#seed,
      handLog: this.#books.handLog,
      unwrittenHands: this.#books.unwrittenHands,
      spent: this.#bot.spent,
    };
  }

  /** Plays until the session is over. Never rejects: what went wrong is in the status and the log. */
  run(): Promise<void> {
    this.#done ??= this.#run();
    return this.#done;
  }

  /** Pauses after the hand under way. */
  pause(reason: string): void {
    if (this.#control.state !== 'running') return;
    this.#control.pause(reason);
    this.#options.log.info('session paused', { reason });
  }

  resume(): void {
    this.#bot.forgetAnomalies();
    this.#control.resume();
    this.#options.log.info('session resumed');
  }

  /**
   * Stops after the hand under way. Advice that is not there `drainMs` from now is not waited for: the rest of the hand
   * is checked or folded.
   */
  async stop(reason: string, drainMs = 60_000): Promise<void> {
    this.#control.stop(reason);
    const timer = setTimeout(() => this.#drain.abort(), drainMs);
    await this.run();
    clearTimeout(timer);
  }

  async #run(): Promise<void> {
    const { log } = this.#options;
    try {
      while (await this.#control.mayPlay()) {
        if (await this.#prepare()) await this.#playNext();
        // Hands that never wait for anything would keep requests and signals waiting.
        await nextTurn();
      }
    } catch (error) {
      log.error('session failed', { error });
      this.#control.stop(`A hand failed: ${(error as Error).message}`);
    }
    await this.#table.close();
    await this.#books.close();
    this.#control.finish();
    const { reason, hands, netBigBlinds } = this.status;
    log.info('session over', { reason, hands, netBigBlinds });
  }

  /** Everything that has to be right before a hand may start. */
  async #prepare(): Promise<boolean> {
    const { risk, request } = this.#options;
    this.#books.catchUp();
    await this.#bot.refresh().catch((error) => this.#pauseAt(error));
    const over = risk.stop()?.message ?? this.#allPlayed(request.hands);
    if (over !== undefined) this.#control.stop(over);
    const alarm = this.#bot.alarm();
    if (alarm !== undefined) this.pause(alarm);
    return this.#control.state === 'running';
  }

  async #playNext(): Promise<void> {
    const { log, meter } = this.#options;
    const played = await this.#table.playNext();
    if (played === undefined) return this.#control.stop('The dealer has ended the match');
    const record = this.#record(played);
    const netBigBlinds = this.#books.enter(record);
    this.#tally.hand(netBigBlinds);
    meter.hand(netBigBlinds);
    log.debug('hand played', { hand: record.hand, netBigBlinds });
  }

  #record({ index, handId, hand, chairs }: PlayedHand): HandRecord {
    const { sessionId, clock, tags } = this.#options;
    return toHandRecord(hand, {
      handId,
      index,
      players: chairs.map((chair) => this.#table.names[chair] ?? ''),
      tags: {
        session: sessionId,
        bot: chairs.indexOf(0),
        playedAt: new Date(clock.now()).toISOString(),
        seed: this.#seed,
        config: this.#bot.config.config,
        ...tags,
      },
      decisions: this.#bot.takeNotes(),
    });
  }

  #pauseAt(error: Error): void {
    this.#options.log.error('not written', { error });
    this.pause(error.message);
  }

  #allPlayed(hands: number | undefined): string | undefined {
    const played = this.#tally.figures.hands;
    return hands !== undefined && played >= hands ? `All ${hands} hands are played` : undefined;
  }

  #note(decision: Decision): void {
    this.#tally.decision(decision);
    this.#options.meter.decision(decision);
  }
}

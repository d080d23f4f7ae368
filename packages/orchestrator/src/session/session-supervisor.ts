import { checkMode, type ModeSettings } from '@poker-bot/executor/mode/check-mode';
import { exportSession } from '@poker-bot/logger/hands/export-session';
import { HandHistoryLogger } from '@poker-bot/logger/hands/hand-history-logger';
import { handLogFiles } from '@poker-bot/logger/hands/hand-log-files';
import { removeOldHandLogs } from '@poker-bot/logger/hands/retention';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Environment } from '@poker-bot/shared/env/load';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Log } from '@poker-bot/shared/log/log';
import type { BotSource } from '../bot/bot-source.ts';
import { recoverRisk } from '../risk/recover-risk.ts';
import { RiskGuard } from '../risk/risk-guard.ts';
import type { SessionAccount } from '../risk/risk-state.ts';
import { RiskStateFile } from '../risk/risk-state-file.ts';
import { Session, type SessionMeter } from './session.ts';
import { evaluationTags, newSessionId } from './session-identity.ts';
import { readPast } from './session-past.ts';
import type { SessionRequest } from './session-request.ts';
import { keepSnapshot } from './session-snapshot.ts';
import type { SessionStatus } from './session-status.ts';

export type SupervisorEnvironment = ModeSettings &
  Pick<
    Environment<'orchestrator'>,
    | 'LOGGER_OUTPUT_DIR'
    | 'LOGGER_SESSION_PREFIX'
    | 'LOGGER_RETENTION_DAYS'
    | 'RISK_STATE_PATH'
    | 'EVALUATION_MODE'
    | 'EVALUATION_RUN_ID'
    | 'AGENT_BUDGET_TOKENS'
  >;

export interface SupervisorOptions {
  readonly environment: SupervisorEnvironment;
  readonly bots: BotSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: SessionMeter;
}

export type SessionReport = SessionStatus | { readonly state: 'idle' };

/** Starts sessions, one at a time, and passes orders to the one that runs. */
export class SessionSupervisor {
  readonly #options: SupervisorOptions;
  readonly #risk: RiskGuard;
  readonly #riskFile: RiskStateFile;
  #session: Session | undefined;
  #opening: Promise<Session> | undefined;
  readonly #closing = new AbortController();
  #playing: Promise<void> | undefined;

  /**
   * Reads the risk state and adds the hands that a crash left uncounted.
   *
   * @throws PokerbotError `RISK_STATE_DAMAGED`, `HAND_LOG_DAMAGED`, `DISK_FULL`, `FILE_UNWRITABLE`
   */
  static async open(options: SupervisorOptions): Promise<SessionSupervisor> {
    const { environment, clock, log, bots } = options;
    const riskFile = new RiskStateFile(environment.RISK_STATE_PATH);
    const state = await recoverRisk(riskFile, {
      directory: environment.LOGGER_OUTPUT_DIR,
      prefix: environment.LOGGER_SESSION_PREFIX,
      clock,
      log,
    });
    const limits = bots.bot.config.guards.risk;
    return new SessionSupervisor(options, {
      riskFile,
      risk: new RiskGuard({ state, limits, clock }),
    });
  }

  private constructor(
    options: SupervisorOptions,
    risk: { readonly risk: RiskGuard; readonly riskFile: RiskStateFile },
  ) {
    this.#options = options;
    this.#risk = risk.risk;
    this.#riskFile = risk.riskFile;
  }

  get report(): SessionReport {
    return this.#session?.status ?? { state: 'idle' };
  }

  /**
   * Starts a session, or goes on with one that was played before.
   *
   * @throws PokerbotError `SESSION_ALREADY_RUNNING`, `ORCHESTRATOR_STOPPING`, `RISK_LIMIT_REACHED`, `HAND_LOG_DAMAGED`,
   * what `checkMode` throws, and what the file system does not let it do
   */
  async start(request: SessionRequest): Promise<SessionReport> {
    if (this.#closing.signal.aborted) {
      throw new PokerbotError('ORCHESTRATOR_STOPPING', { message: 'No session starts any more' });
    }
    if (this.#opening || this.#running()) throw this.#alreadyRunning();
    this.#opening = this.#open(request);
    try {
      this.#session = await this.#opening;
    } finally {
      this.#opening = undefined;
    }
    this.#playing = this.#play(this.#session, this.#playing);
    return this.report;
  }

  /** @throws PokerbotError `SESSION_NOT_RUNNING` */
  pause(): SessionReport {
    this.#require().pause('Asked to pause');
    return this.report;
  }

  /** @throws PokerbotError `SESSION_NOT_RUNNING` */
  resume(): SessionReport {
    this.#require().resume();
    return this.report;
  }

  /**
   * Stops after the hand under way; returns at once.
   *
   * @throws PokerbotError `SESSION_NOT_RUNNING`
   */
  stop(): SessionReport {
    void this.#require().stop('Asked to stop');
    return this.report;
  }

  /** Stops after the hand under way, which ends without further advice after `drainMs`. */
  async close(drainMs: number): Promise<void> {
    this.#closing.abort();
    await this.#opening?.catch(() => undefined);
    await this.#running()?.stop('The orchestrator stops', drainMs);
    await this.#playing;
  }

  /** Exports come one after the other: two of one session would write to the same file. */
  async #play(session: Session, before: Promise<void> | undefined): Promise<void> {
    await session.run();
    await before;
    const { environment, log } = this.#options;
    const { LOGGER_OUTPUT_DIR: directory, LOGGER_SESSION_PREFIX: prefix } = environment;
    const { sessionId } = session.status;
    // An export may take longer than a daemon has to stop: then the log alone has to do.
    const { signal } = this.#closing;
    try {
      const path = await exportSession({ directory, name: { prefix, sessionId }, signal });
      log.info('session exported', { session: sessionId, path });
    } catch (error) {
      if (!signal.aborted) log.error('session not exported', { session: sessionId, error });
    }
  }

  async #open(request: SessionRequest): Promise<Session> {
    const { environment, clock, log } = this.#options;
    const { LOGGER_OUTPUT_DIR: directory, LOGGER_SESSION_PREFIX: prefix } = environment;
    const destination = checkMode(environment);
    const dealer = destination.mode === 'acpc' ? destination.dealer : undefined;
    this.#removeOld();
    const sessionId = request.sessionId ?? this.#newSessionId();
    const name = { prefix, sessionId };
    const { account, last, torn } = await readPast({
      directory,
      name,
      from: this.#risk.accountOf(sessionId),
    });
    const nextIndex = 1 + Math.max(last?.index ?? -1, account.lastIndex);
    await this.#beginRisk({ ...account, lastIndex: nextIndex - 1 });
    const sessionLog = log.child({ session: sessionId });
    if (torn) sessionLog.warn('torn hand cut off', { ...torn });
    sessionLog.info('session starts', { nextIndex, request });
    return new Session({
      ...this.#options,
      sessionId,
      request,
      risk: this.#risk,
      riskFile: this.#riskFile,
      handLog: new HandHistoryLogger({ directory, ...name, clock }),
      nextIndex,
      last,
      log: sessionLog,
      budgetTokens: environment.AGENT_BUDGET_TOKENS,
      dealer,
      tags: {
        ...evaluationTags(environment),
        ...(dealer === undefined ? {} : { dealer: dealer.endpoint }),
      },
      onConfig: ({ config, configHash }) =>
        keepSnapshot({ directory, name, hash: configHash, snapshot: { request, config } }),
    });
  }

  /** One that no session has: two may start within a second. */
  #newSessionId(): string {
    const { environment, clock } = this.#options;
    const { LOGGER_OUTPUT_DIR: directory, LOGGER_SESSION_PREFIX: prefix } = environment;
    return newSessionId(
      clock.now(),
      (sessionId) =>
        this.#risk.state.session?.id === sessionId ||
        handLogFiles(directory, { prefix, sessionId }).length > 0,
    );
  }

  async #beginRisk(account: SessionAccount): Promise<void> {
    this.#risk.limits = (await this.#options.bots.next()).config.guards.risk;
    this.#risk.beginSession(account);
    const reached = this.#risk.stop();
    if (reached !== undefined) {
      throw new PokerbotError('RISK_LIMIT_REACHED', {
        message: reached.message,
        details: { limit: reached.limit },
      });
    }
    await this.#riskFile.keep(this.#risk.state);
  }

  #removeOld(): void {
    const { environment, clock, log } = this.#options;
    const removed = removeOldHandLogs({
      directory: environment.LOGGER_OUTPUT_DIR,
      prefix: environment.LOGGER_SESSION_PREFIX,
      days: environment.LOGGER_RETENTION_DAYS,
      clock,
    });
    if (removed.length > 0) log.info('old hand logs removed', { removed });
  }

  #running(): Session | undefined {
    return this.#session?.status.state === 'stopped' ? undefined : this.#session;
  }

  #require(): Session {
    const session = this.#running();
    if (session !== undefined) return session;
    throw new PokerbotError('SESSION_NOT_RUNNING', {
      message: 'There is no session to do this with',
      next: ['Start one: `POST /session/start`'],
    });
  }

  #alreadyRunning(): PokerbotError {
    const sessionId = this.#running()?.status.sessionId;
    return new PokerbotError('SESSION_ALREADY_RUNNING', {
      message: sessionId
        ? `Session \`${sessionId}\` is not over yet`
        : 'Another session is just starting',
      next: ['Stop it first: `POST /session/stop`'],
    });
  }
}

import type { HandHistoryLogger } from '@poker-bot/logger/hands/hand-history-logger';
import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import type { Log } from '@poker-bot/shared/log/log';
import type { RiskGuard } from '../risk/risk-guard.ts';
import type { RiskStateFile } from '../risk/risk-state-file.ts';
import { countedHand } from './session-hand.ts';

export interface SessionBooksOptions {
  readonly handLog: HandHistoryLogger;
  readonly risk: RiskGuard;
  readonly riskFile: RiskStateFile;
  readonly log: Log;
  /** Told when the disk does not take something; what it did not take is kept and tried again. */
  onFault(error: Error): void;
}

/** What a session keeps of its hands: the log of hands and the account of losses. */
export class SessionBooks {
  readonly #options: SessionBooksOptions;

  constructor(options: SessionBooksOptions) {
    this.#options = options;
  }

  get handLog(): string {
    return this.#options.handLog.path;
  }

  /** Hands that the disk has not taken yet. */
  get unwrittenHands(): number {
    return this.#options.handLog.waiting;
  }

  /** Enters a finished hand. Returns the big blinds that the bot won or lost. */
  enter(record: HandRecord): number {
    const { handLog, risk } = this.#options;
    const counted = countedHand(record);
    if (counted === undefined) throw new Error(`Hand ${record.hand} has no bot`);
    // First the hand, then the risk: a crash in between is made up for from the log.
    this.#attempt(() => handLog.append(record));
    risk.count(counted);
    this.#keepRisk();
    return counted.net;
  }

  /** Tries again what the disk has not taken. */
  catchUp(): void {
    const { handLog } = this.#options;
    if (handLog.waiting > 0) this.#attempt(() => handLog.flush());
  }

  /** Never rejects: what cannot be written goes to the unit's own log. */
  async close(): Promise<void> {
    const { handLog, risk, riskFile, log } = this.#options;
    try {
      handLog.close();
    } catch (error) {
      log.error('hands not written', { error, hands: handLog.unwritten });
    }
    await riskFile.keep(risk.state).catch((error: unknown) => {
      log.error('risk state not written', { error, state: risk.state });
    });
  }

  #keepRisk(): void {
    const { risk, riskFile, onFault } = this.#options;
    void riskFile.keep(risk.state).catch(onFault);
  }

  #attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#options.onFault(error as Error);
    }
  }
}

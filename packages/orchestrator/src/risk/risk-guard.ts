import type { Clock } from '@poker-bot/shared/clock/clock';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { Guard, Proposal, Verdict } from '../guards/guard.ts';
import {
  type CountedHand,
  countHand,
  onDay,
  type RiskState,
  type SessionAccount,
} from './risk-state.ts';

export type RiskLimits = BotConfig['guards']['risk'];

/** A limit that is reached, and until when. */
export interface RiskStop {
  readonly limit: 'session-loss' | 'day-loss' | 'session-hands';
  readonly message: string;
}

/**
 * Keeps count of what was lost and says when no further hand may start. Inside a hand it vetoes chips going in once a
 * limit of losses has been reached.
 */
export class RiskGuard implements Guard {
  readonly name = 'risk';
  limits: RiskLimits;
  readonly #clock: Clock;
  #state: RiskState;

  constructor(options: {
    readonly state: RiskState;
    readonly limits: RiskLimits;
    readonly clock: Clock;
  }) {
    this.#state = options.state;
    this.limits = options.limits;
    this.#clock = options.clock;
  }

  get state(): RiskState {
    return this.#state;
  }

  /** The account of a session as far as it is kept: that of the last session, an empty one for any other. */
  accountOf(id: string): SessionAccount {
    const { session } = this.#state;
    return session?.id === id ? session : { id, hands: 0, net: 0, lastIndex: -1 };
  }

  /** Goes on with the account of a session. */
  beginSession(session: SessionAccount): void {
    this.#state = { ...this.#state, session };
  }

  /** Adds a finished hand; one that was added before changes nothing. */
  count(hand: CountedHand): void {
    this.#state = countHand(this.#state, hand);
  }

  /** Why no hand may start now, if so. */
  stop(): RiskStop | undefined {
    const { session } = this.#state;
    const { maxHandsPerSession } = this.limits;
    const loss = this.#lossStop();
    if (loss !== undefined) return loss;
    if (session === null || session.hands < maxHandsPerSession) return undefined;
    const message = `Session \`${session.id}\` has played its ${maxHandsPerSession} hands`;
    return { limit: 'session-hands', message };
  }

  review({ action }: Proposal): Verdict {
    if (action.type !== 'call' && action.type !== 'raise') return { verdict: 'passed' };
    const reached = this.#lossStop();
    return reached === undefined
      ? { verdict: 'passed' }
      : { verdict: 'vetoed', reason: reached.message };
  }

  #lossStop(): RiskStop | undefined {
    const { maxLossPerSession, maxLossPerDay } = this.limits;
    const { session } = this.#state;
    if (session !== null && -session.net >= maxLossPerSession) {
      const message = `Session \`${session.id}\` has lost ${-session.net} of at most ${maxLossPerSession} big blinds`;
      return { limit: 'session-loss', message };
    }
    const day = onDay(this.#state, this.#clock.now());
    if (-day.net < maxLossPerDay) return undefined;
    const message = `${day.date} (UTC) has lost ${-day.net} of at most ${maxLossPerDay} big blinds; play is free again on the next day`;
    return { limit: 'day-loss', message };
  }
}

import type { Spending } from '../budget/budget-tracker.ts';
import type { SessionState } from './session-control.ts';
import type { SessionFigures } from './session-tally.ts';

/** What `GET /session` tells of a session. */
export interface SessionStatus extends SessionFigures {
  readonly sessionId: string;
  readonly state: SessionState;
  /** Why it does not play, or why it stopped. */
  readonly reason?: string;
  readonly nextIndex: number;
  readonly seats: number;
  readonly bot: string;
  /** Hash of the bot configuration. */
  readonly config: string;
  readonly seed: string;
  readonly handLog: string;
  /** Hands that the disk has not taken yet. */
  readonly unwrittenHands: number;
  /** What paid advisors have cost. */
  readonly spent: Spending;
}

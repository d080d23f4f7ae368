import { TimeAccount, type TimeLimits } from './time-account.ts';

/** What the dealer keeps of one seat. */
export interface SeatReport {
  readonly name: string;
  /** Actions that were none or illegal; each counted as a call. */
  readonly invalidActions: number;
  /** Raises moved to the nearest legal amount. */
  readonly resizedRaises: number;
  /** Lines that answered nothing the dealer had asked. */
  readonly ignoredLines: number;
  readonly usedMs: number;
}

export class SeatAccount {
  readonly name: string;
  readonly time: TimeAccount;
  /** It said which version it speaks, or plays in this process. */
  greeted: boolean;
  invalidActions = 0;
  resizedRaises = 0;
  ignoredLines = 0;

  constructor(
    name: string,
    options: { readonly limits: TimeLimits; readonly hands: number; readonly inProcess: boolean },
  ) {
    this.name = name;
    this.time = new TimeAccount(options.limits, options.hands);
    this.greeted = options.inProcess;
  }

  get report(): SeatReport {
    const { name, invalidActions, resizedRaises, ignoredLines } = this;
    const usedMs = Math.round(this.time.usedMs * 1000) / 1000;
    return { name, invalidActions, resizedRaises, ignoredLines, usedMs };
  }
}

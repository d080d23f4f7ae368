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

export interface SeatAccountOptions {
  readonly limits: TimeLimits;
  readonly hands: number;
  readonly inProcess: boolean;
  /** What it has done before, in a match that goes on after it was stopped. */
  readonly before?: Omit<SeatReport, 'name'> | undefined;
}

export class SeatAccount {
  readonly name: string;
  readonly time: TimeAccount;
  /** It said which version it speaks, or plays in this process. */
  greeted: boolean;
  invalidActions: number;
  resizedRaises: number;
  ignoredLines: number;

  constructor(name: string, { limits, hands, inProcess, before }: SeatAccountOptions) {
    this.name = name;
    this.time = new TimeAccount(limits, { hands, usedMs: before?.usedMs ?? 0 });
    this.greeted = inProcess;
    this.invalidActions = before?.invalidActions ?? 0;
    this.resizedRaises = before?.resizedRaises ?? 0;
    this.ignoredLines = before?.ignoredLines ?? 0;
  }

  get report(): SeatReport {
    const { name, invalidActions, resizedRaises, ignoredLines } = this;
    const usedMs = Math.round(this.time.usedMs * 1000) / 1000;
    return { name, invalidActions, resizedRaises, ignoredLines, usedMs };
  }
}

import type { BotConfig } from '@poker-bot/shared/config/bot-config';

export type BudgetLimits = BotConfig['guards']['budget'];

export interface Spending {
  readonly calls: number;
  readonly tokens: number;
  readonly timeMs: number;
}

/** Counts what paid advisors cost in one session, or one run, and says when there is nothing left. */
export class BudgetTracker {
  limits: BudgetLimits;
  #calls: number;
  #tokens: number;
  #timeMs: number;

  /** @param spent before, by a process that was stopped */
  constructor(limits: BudgetLimits, spent: Spending = { calls: 0, tokens: 0, timeMs: 0 }) {
    this.limits = limits;
    this.#calls = spent.calls;
    this.#tokens = spent.tokens;
    this.#timeMs = spent.timeMs;
  }

  get spent(): Spending {
    return { calls: this.#calls, tokens: this.#tokens, timeMs: this.#timeMs };
  }

  /** Takes one call from the budget; answers why not when it is used up. */
  admit(): string | undefined {
    const exhausted = this.#exhausted();
    if (exhausted === undefined) this.#calls += 1;
    return exhausted;
  }

  /** Gives an admitted call back: nothing was done for it. */
  giveBack(): void {
    this.#calls -= 1;
  }

  /** Adds what an admitted call cost. */
  charge(cost: { readonly tokens: number; readonly timeMs: number }): void {
    this.#tokens += cost.tokens;
    this.#timeMs += cost.timeMs;
  }

  #exhausted(): string | undefined {
    const { calls, tokens, timeMs } = this.limits;
    if (this.#calls >= calls) return `All ${calls} calls of this session are used`;
    if (this.#tokens >= tokens) return `All ${tokens} tokens of this session are used`;
    if (this.#timeMs >= timeMs) return `All ${timeMs} ms of this session are used`;
    return undefined;
  }
}

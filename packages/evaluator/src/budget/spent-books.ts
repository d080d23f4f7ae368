import type { Spending } from '@poker-bot/orchestrator/budget/budget-tracker';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';

/** How an advisor took part in a decision, as it is on file. */
export interface AdvisorRow {
  readonly name: string;
  readonly outcome: string;
  readonly tokens?: number | undefined;
}

/** Whether some of its advice is paid for. */
export function paysForAdvice({ advisors }: BotConfig): boolean {
  return advisors.some(({ type }) => type === 'agents');
}

/** Adds up what the advice of a bot has cost, from the decisions that are on file. */
export class SpentBooks {
  readonly #paid: ReadonlySet<string>;
  #calls = 0;
  #tokens = 0;
  #timeMs = 0;

  constructor({ advisors }: BotConfig) {
    this.#paid = new Set(advisors.filter(({ type }) => type === 'agents').map(({ name }) => name));
  }

  /** @param latencies by advisor, in milliseconds */
  add(rows: readonly AdvisorRow[], latencies: Readonly<Record<string, number>> = {}): void {
    for (const { name, outcome, tokens = 0 } of rows) {
      // One that was skipped was not asked, or had nothing set up to answer with.
      if (!this.#paid.has(name) || outcome === 'skipped') continue;
      this.#calls += 1;
      this.#tokens += tokens;
      this.#timeMs += latencies[name] ?? 0;
    }
  }

  get spent(): Spending {
    return { calls: this.#calls, tokens: this.#tokens, timeMs: this.#timeMs };
  }
}

import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import type { PlayedLine } from '../record/hand-line.ts';
import type { TimingLine } from '../record/timing-line.ts';
import { HealthCounts } from '../score/health-counts.ts';
import { LatencyHistogram } from '../statistics/latency-histogram.ts';

/** Counts what one of the two bots did. */
export class SideCounts {
  readonly #name: string;
  readonly #health = new HealthCounts();
  readonly #latencies = new LatencyHistogram();

  constructor(name: string) {
    this.#name = name;
  }

  /** @param seat its own in this hand */
  addHand(line: PlayedLine, seat: number): void {
    const decisions = line.decisions?.filter((decision) => decision.seat === seat) ?? [];
    this.#health.add({ ...line, decisions });
  }

  addTiming(line: TimingLine, seat: number): void {
    for (const decision of line.decisions) {
      if (decision.seat === seat) this.#latencies.add(decision.latencyMs);
    }
  }

  /**
   * Why nothing is known of this bot, in a sentence; undefined once it made a decision with every advisor. Without one only what
   * was left of it was seen.
   */
  get unseen(): string | undefined {
    const { decisions, degradedDecisions } = this.#health;
    if (decisions > degradedDecisions) return undefined;
    if (decisions === 0) return `\`${this.#name}\` never had to act`;
    return `All ${decisions} decisions of \`${this.#name}\` were degraded: an advisor was late or failed in each`;
  }

  get summary(): AbSummary['a'] {
    const { illegalActions, timeouts, guardInterventions, degradedDecisions, advisors } =
      this.#health;
    const { count, slowest } = this.#latencies;
    return {
      name: this.#name,
      latencyMs: {
        p50: this.#latencies.quantile(0.5) ?? null,
        p99: this.#latencies.quantile(0.99) ?? null,
        max: count === 0 ? null : slowest,
        decisions: count,
      },
      illegalActions,
      timeouts,
      guardInterventions: guardInterventions.total,
      degradedDecisions,
      advisors,
    };
  }
}

import { type SmokeSummary, smokeSummarySchema } from '@poker-bot/shared/evaluation/smoke-summary';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import type { HandLine } from '../record/hand-line.ts';
import type { TimingLine } from '../record/timing-line.ts';
import { LatencyHistogram } from '../statistics/latency-histogram.ts';
import { isLost, judge, reasonsOf, verdictOf } from './gate.ts';
import { HealthCounts } from './health-counts.ts';
import type { LineScore } from './line-score.ts';
import { luckPrior } from './luck-prior.ts';
import { MemoryGrowth } from './memory-growth.ts';
import { WinRate } from './win-rate.ts';

/** Turns the lines of a run, in order, into its figures; a finished run can be scored again from its files. */
export class RunScore implements LineScore {
  readonly #manifest: SmokeManifest;
  readonly #latencies = new LatencyHistogram();
  readonly health = new HealthCounts();
  readonly winRate: WinRate;
  readonly #memory = new MemoryGrowth();
  #hands = 0;
  #isLost = false;

  constructor(manifest: SmokeManifest) {
    const { hands, seats, table, strengthHalfWidth: halfWidth } = manifest.settings;
    const prior = luckPrior([manifest.bot], table.bigBlind);
    this.#manifest = manifest;
    this.winRate = new WinRate({ hands, seats, bigBlind: table.bigBlind, prior, halfWidth });
  }

  /** Hands so far. */
  get hands(): number {
    return this.#hands;
  }

  /**
   * All hands are played, or a gate has failed that no further hand can win back. Only what is on file with the hands ends a run
   * early, so that one that was stopped ends where an uninterrupted one would.
   */
  get isEnough(): boolean {
    const { hands, gates } = this.#manifest.settings;
    return this.#hands === hands || (gates.endEarly && this.#isLost);
  }

  addHand(line: HandLine): void {
    this.#hands += 1;
    this.winRate.add(line);
    this.health.add(line);
    this.#isLost = isLost(this.health, this.#manifest.settings);
  }

  addTiming(line: TimingLine): void {
    if (line.memory !== undefined) this.#memory.add(line.memory);
    for (const { latencyMs } of line.decisions) this.#latencies.add(latencyMs);
  }

  get progress(): LineScore['progress'] {
    const { estimate } = this.winRate;
    const { degradedHands } = this.health;
    if (estimate === undefined) return { bbPer100: null, interval: null, degradedHands };
    const { bbPer100, interval, name } = estimate;
    return { bbPer100, interval, estimator: name, degradedHands };
  }

  /** @param folder of the run, as it is to be shown */
  summary(folder: string): SmokeSummary {
    const { runId, suite, settings, bot } = this.#manifest;
    const gate = this.#gate();
    // Parsed, so that a summary reads the same fresh and from its file, to the order of its fields.
    return smokeSummarySchema.parse({
      runId,
      suite,
      verdict: verdictOf(gate),
      reasons: [...reasonsOf(gate), ...this.#end()],
      bot: bot.name,
      hands: this.#hands,
      seats: settings.seats,
      seed: settings.seed,
      opponents: settings.opponents,
      ...this.#strength(),
      latencyMs: this.#latency(),
      memoryGrowthMb: this.#memory.megabytes ?? null,
      illegalActions: this.health.illegalActions,
      timeouts: this.health.timeouts,
      crashes: this.health.crashes,
      degradedHands: this.health.degradedHands,
      guardInterventions: this.health.guardInterventions,
      advisors: this.health.advisors,
      strengthHalfWidth: settings.strengthHalfWidth,
      gate,
      positions: this.winRate.positions,
      curve: this.winRate.curve,
      folder,
    });
  }

  #gate(): SmokeSummary['gate'] {
    const { illegalActions, timeouts, crashes, botCrashes, degradedHands } = this.health;
    const { decisions, degradedDecisions, guardInterventions } = this.health;
    const { opponents, gates, maxP99Ms } = this.#manifest.settings;
    const { estimate } = this.winRate;
    const figures = {
      ...{ hands: this.#hands, illegalActions, timeouts, crashes, botCrashes, degradedHands },
      ...{ decisions, degradedDecisions, guardInterventions: guardInterventions.total },
      p50: this.#latencies.quantile(0.5),
      p99: this.#latencies.quantile(0.99),
      memoryGrowthMb: this.#memory.megabytes,
      ...{
        opponents,
        deals: this.winRate.deals,
        estimator: estimate?.name,
        bbPer100: estimate?.bbPer100,
        interval: estimate?.interval ?? undefined,
      },
    };
    return judge(figures, { ...gates, latencyP99Ms: maxP99Ms });
  }

  /** That it ended early, where it did. */
  #end(): string[] {
    const { hands, gates } = this.#manifest.settings;
    if (!(gates.endEarly && this.#isLost) || this.#hands === hands) return [];
    return [
      `Ended after hand ${this.#hands} of ${hands}: no further hand could change the verdict`,
    ];
  }

  #strength(): Pick<
    SmokeSummary,
    | 'bbPer100'
    | 'interval'
    | 'standardError'
    | 'estimator'
    | 'estimates'
    | 'deals'
    | 'handsOutsideDeals'
    | 'netBigBlinds'
    | 'handsNeeded'
  > {
    const { seats } = this.#manifest.settings;
    const { estimate, estimates, deals, netBigBlinds } = this.winRate;
    return {
      bbPer100: estimate?.bbPer100 ?? null,
      interval: estimate?.interval ?? null,
      standardError: estimate?.standardError ?? null,
      estimator: estimate?.name ?? null,
      estimates,
      deals,
      handsOutsideDeals: this.#hands - deals * seats,
      netBigBlinds,
      handsNeeded: estimate?.handsNeeded ?? null,
    };
  }

  #latency(): SmokeSummary['latencyMs'] {
    const { count, slowest } = this.#latencies;
    return {
      p50: this.#latencies.quantile(0.5) ?? null,
      p99: this.#latencies.quantile(0.99) ?? null,
      max: count === 0 ? null : slowest,
      decisions: count,
    };
  }
}

import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { csvOf } from './csv.ts';

/** `summary.csv`: the figures of a run as one row under their names, for spreadsheets. */
export function summaryCsv(summary: SmokeSummary): string {
  return csvOf(cellsOf(summary));
}

function cellsOf(summary: SmokeSummary): Record<string, string | number | null> {
  return {
    run_id: summary.runId,
    suite: summary.suite,
    verdict: summary.verdict,
    bot: summary.bot,
    opponents: summary.opponents.join(' '),
    seats: summary.seats,
    seed: summary.seed,
    hands: summary.hands,
    deals: summary.deals,
    estimator: summary.estimator,
    bb_per_100: summary.bbPer100,
    interval_low: summary.interval?.[0] ?? null,
    interval_high: summary.interval?.[1] ?? null,
    standard_error: summary.standardError,
    net_big_blinds: summary.netBigBlinds,
    latency_p50_ms: summary.latencyMs.p50,
    latency_p99_ms: summary.latencyMs.p99,
    latency_max_ms: summary.latencyMs.max,
    decisions: summary.latencyMs.decisions,
    memory_growth_mb: summary.memoryGrowthMb,
    illegal_actions: summary.illegalActions,
    timeouts: summary.timeouts,
    crashes: summary.crashes,
    degraded_hands: summary.degradedHands,
    guard_interventions: summary.guardInterventions.total,
    hands_needed: summary.handsNeeded,
    strength_half_width: summary.strengthHalfWidth,
  };
}

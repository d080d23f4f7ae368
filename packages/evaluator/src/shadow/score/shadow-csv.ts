import type { ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';
import { csvOf } from '../../score/csv.ts';

/** `summary.csv`: the figures of a shadow run as one row under their names, for spreadsheets. */
export function shadowCsv(summary: ShadowSummary): string {
  const { source, ev, latencyMs } = summary;
  return csvOf({
    run_id: summary.runId,
    suite: summary.suite,
    verdict: summary.verdict,
    bot: summary.bot,
    source: source.session ?? source.files.map(({ name }) => name).join(' '),
    seed: summary.seed,
    hands: summary.hands,
    hands_skipped: source.skipped.hands,
    decisions: summary.decisions,
    agreements: summary.agreements,
    agreement_rate: summary.agreementRate,
    mean_probability: summary.meanProbability,
    divergences: summary.divergences,
    ev_judge: ev.judge,
    ev_lost_bb: ev.lost,
    ev_gained_bb: ev.gained,
    ev_net_bb: ev.net,
    latency_p50_ms: latencyMs.p50,
    latency_p99_ms: latencyMs.p99,
    latency_max_ms: latencyMs.max,
    tokens: summary.tokens,
    degraded_decisions: summary.degradedDecisions,
    illegal_actions: summary.illegalActions,
    timeouts: summary.timeouts,
    guard_interventions: summary.guardInterventions.total,
  });
}

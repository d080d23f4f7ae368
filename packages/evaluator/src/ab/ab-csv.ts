import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import { csvOf } from '../score/csv.ts';

/** `summary.csv` of an A/B run: its figures as one row under their names. */
export function abCsv(summary: AbSummary): string {
  return csvOf({
    run_id: summary.runId,
    suite: summary.suite,
    verdict: summary.verdict,
    a: summary.a.name,
    b: summary.b.name,
    opponents: summary.opponents.join(' '),
    seats: summary.seats,
    seed: summary.seed,
    hands: summary.hands,
    pairs: summary.pairs,
    estimator: summary.test.estimator,
    bb_per_100: summary.bbPer100,
    interval_low: summary.interval?.[0] ?? null,
    interval_high: summary.interval?.[1] ?? null,
    method: summary.test.method,
    alpha: summary.test.alpha,
    delta: summary.test.delta,
    more_hands: summary.moreHands,
    crashes: summary.crashes,
    degraded_hands: summary.degradedHands,
  });
}

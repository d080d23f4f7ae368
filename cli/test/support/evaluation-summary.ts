import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';

/** A summary as a finished run of two deals leaves it. */
export const evaluationSummary: SmokeSummary = {
  runId: 'run-1',
  suite: 'smoke',
  verdict: 'pass',
  reasons: [
    'No illegal action',
    'No timeout',
    'No crash',
    '7 decisions in 5 hands, 0 of them degraded',
  ],
  bot: 'default',
  hands: 5,
  seats: 2,
  seed: 'pokerbot',
  opponents: ['maniac'],
  bbPer100: 12.345,
  interval: [-100.04, 1_124.73],
  standardError: 48.2,
  deals: 2,
  handsOutsideDeals: 1,
  netBigBlinds: 0.6,
  latencyMs: { p50: 0.4567, p99: 12.34, max: 1_200.1, decisions: 7 },
  illegalActions: 0,
  timeouts: 0,
  crashes: 0,
  degradedHands: 0,
  guardInterventions: { total: 1, 'safe-action': 1, risk: 0, budget: 0 },
  advisors: {
    solver: { answered: 6, late: 0, failed: 1, illegal: 0, skipped: 0 },
    agents: { answered: 0, late: 0, failed: 0, illegal: 0, skipped: 7 },
  },
  handsNeeded: 123_456,
  strengthHalfWidth: 5,
  gate: [],
  positions: [
    { position: 0, name: 'BB', hands: 3, bbPer100: -30 },
    { position: 1, name: 'BTN', hands: 2, bbPer100: 75.5 },
  ],
  curve: [],
  folder: 'results/eval/run-1',
};

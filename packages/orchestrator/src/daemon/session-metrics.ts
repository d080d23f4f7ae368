import type { Metrics } from '@poker-bot/shared/unit/metrics';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { Decision } from '../decision/decision.ts';
import type { SessionMeter } from '../session/session.ts';

/** Counts what happens in sessions for `/metrics`. */
export function sessionMetrics({ registry }: Metrics): SessionMeter {
  const registers = [registry];
  const decisions = new Counter({
    name: 'pokerbot_decisions_total',
    help: 'Decisions made',
    labelNames: ['degraded'],
    registers,
  });
  const seconds = new Histogram({
    name: 'pokerbot_decision_seconds',
    help: 'Time from observation to action',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const advice = new Counter({
    name: 'pokerbot_advice_total',
    help: 'What became of the advice asked for',
    labelNames: ['advisor', 'outcome'],
    registers,
  });
  const interventions = new Counter({
    name: 'pokerbot_guard_interventions_total',
    help: 'Actions that a guard replaced or vetoed',
    labelNames: ['guard', 'verdict'],
    registers,
  });
  const hands = new Counter({ name: 'pokerbot_hands_total', help: 'Hands played', registers });
  const net = new Gauge({
    name: 'pokerbot_net_big_blinds',
    help: 'Big blinds won or lost since the start of the process',
    registers,
  });
  return {
    decision: (decision: Decision) => {
      decisions.inc({ degraded: String(decision.degraded) });
      seconds.observe(decision.latencyMs / 1_000);
      for (const { name, outcome } of decision.advisors) advice.inc({ advisor: name, outcome });
      for (const { guard, verdict } of decision.guards) {
        if (verdict !== 'passed') interventions.inc({ guard, verdict });
      }
    },
    hand: (netBigBlinds) => {
      hands.inc();
      net.inc(netBigBlinds);
    },
  };
}

import type { AdvisorNote, DecisionNote } from '@poker-bot/logger/hands/decision-note';
import { phhMove } from '@poker-bot/logger/hands/phh-actions';
import type { AdvisorReport, Decision } from '@poker-bot/orchestrator/decision/decision';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { DecisionTiming } from './timing-line.ts';

/** What of a decision is kept with its hand: who advised what, the blend, the guards that stepped in; no clock. */
export function noteOf(decision: Decision, { seat, actions }: Observation): DecisionNote {
  return {
    seat,
    move: actions.length,
    action: decision.action,
    distribution: decision.distribution.map(({ action, probability }) => [
      phhMove(action),
      probability,
    ]),
    advisors: decision.advisors.map(advisorNote),
    guards: decision.guards
      .filter(({ verdict }) => verdict !== 'passed')
      .map(({ guard, verdict, reason }) => ({
        guard,
        verdict,
        ...(reason === undefined ? {} : { reason }),
      })),
    degraded: decision.degraded,
  };
}

export function timingOf(decision: Decision, { seat, actions }: Observation): DecisionTiming {
  return {
    seat,
    move: actions.length,
    latencyMs: rounded(decision.latencyMs),
    advisors: Object.fromEntries(
      decision.advisors.map(({ name, latencyMs }) => [name, rounded(latencyMs)]),
    ),
  };
}

function advisorNote({ name, outcome, advice, reason }: AdvisorReport): AdvisorNote {
  const tokens = advice?.tokens;
  return {
    name,
    outcome,
    ...(advice === undefined ? {} : { source: advice.source, confidence: advice.confidence }),
    // An illegal answer may be anything, and is told by its reason.
    ...(outcome === 'answered' && advice?.rationale !== undefined
      ? { rationale: advice.rationale }
      : {}),
    // By them a run that goes on knows what is left of its budget.
    ...(tokens !== undefined && Number.isFinite(tokens) && tokens > 0 ? { tokens } : {}),
    // Why one was not asked is the same in every hand, and stands in the environment.
    ...(reason === undefined || outcome === 'skipped' ? {} : { reason }),
  };
}

/** Microseconds are enough: the clocks of many systems tell no more. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}

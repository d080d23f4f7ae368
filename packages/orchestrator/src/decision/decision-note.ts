import type { AdvisorNote, DecisionNote } from '@poker-bot/logger/hands/decision-note';
import { phhMove } from '@poker-bot/logger/hands/phh-actions';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Advice } from './advisor.ts';
import type { AdvisorReport, Decision } from './decision.ts';

interface NoteOptions {
  readonly observation: Observation;
  /** Whether to keep how long things took: such a log differs from run to run. */
  readonly latencies: boolean;
}

/** A decision as it is kept in the record of its hand. Probabilities are rounded to six digits. */
export function toDecisionNote(
  decision: Decision,
  { observation, latencies }: NoteOptions,
): DecisionNote {
  const { action, distribution, advisors, guards, degraded, latencyMs } = decision;
  return {
    seat: observation.seat,
    move: observation.actions.length,
    action,
    distribution: distribution.map((entry) => [phhMove(entry.action), rounded(entry.probability)]),
    advisors: advisors.map((report) => advisorNote(report, latencies)),
    guards: guards.filter(({ verdict }) => verdict !== 'passed'),
    degraded,
    ...(latencies ? { latencyMs: milliseconds(latencyMs) } : {}),
  };
}

function advisorNote(report: AdvisorReport, latencies: boolean): AdvisorNote {
  const { name, outcome, advice, reason, latencyMs } = report;
  return {
    name,
    outcome,
    ...(outcome === 'answered' && advice
      ? { source: advice.source, confidence: rounded(advice.confidence), ...rationaleIn(advice) }
      : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(latencies ? { latencyMs: milliseconds(latencyMs) } : {}),
  };
}

function rationaleIn({ rationale }: Advice): Pick<AdvisorNote, 'rationale'> {
  return rationale === undefined ? {} : { rationale };
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function milliseconds(value: number): number {
  return Math.round(value * 1e3) / 1e3;
}

import type { GateCondition, SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import type { GatesConfig } from '../config/gates-config.ts';
import { above, counted, latencyGate, none } from './gate-limits.ts';
import { type StrengthFigures, strengthGates } from './strength-gates.ts';

/** What a gate looks at. */
export interface GateFigures extends StrengthFigures {
  readonly illegalActions: number;
  readonly timeouts: number;
  readonly crashes: number;
  readonly guardInterventions: number;
  readonly decisions: number;
  readonly degradedDecisions: number;
  readonly degradedHands: number;
  /** Percentiles of the decision latency, in milliseconds. */
  readonly p50: number | undefined;
  readonly p99: number | undefined;
  readonly memoryGrowthMb: number | undefined;
}

/** Judges a run by its gates, and by whether there is something to judge by. */
export function judge(figures: GateFigures, gates: GatesConfig): GateCondition[] {
  return [
    ...countGates(figures, gates),
    ...shareGates(figures, gates),
    ...latencyGate('latency-p50', { figure: figures.p50, limit: gates.latencyP50Ms }),
    ...latencyGate('latency-p99', { figure: figures.p99, limit: gates.latencyP99Ms }),
    ...memoryGate(figures.memoryGrowthMb, gates.memoryGrowthMb),
    ...strengthGates(figures, gates.strength),
    evidence(figures),
  ];
}

/**
 * Fails when one condition does; undecided when none fails and one is that counts.
 */
export function verdictOf(conditions: readonly GateCondition[]): SmokeSummary['verdict'] {
  const outcomes = conditions.map(({ outcome, advisory }) =>
    advisory === true && outcome === 'undecided' ? 'pass' : outcome,
  );
  if (outcomes.includes('fail')) return 'fail';
  return outcomes.includes('undecided') ? 'undecided' : 'pass';
}

/** The reasons that carry a verdict: of a pass all, else those of the conditions that stand against it. */
export function reasonsOf(conditions: readonly GateCondition[]): string[] {
  const verdict = verdictOf(conditions);
  if (verdict === 'pass') return conditions.map(({ reason }) => reason);
  return conditions
    .filter(({ outcome, advisory }) => outcome === verdict && advisory !== true)
    .map(({ reason }) => reason);
}

/** Whether a gate has failed that no further hand can win back. @param hands of the whole run */
export function isLost(
  figures: Pick<GateFigures, 'illegalActions' | 'timeouts' | 'crashes' | 'degradedHands'>,
  { gates, hands }: { readonly gates: GatesConfig; readonly hands: number },
): boolean {
  const { degradedShare } = gates;
  return (
    isAbove(figures.illegalActions, gates.illegalActions) ||
    isAbove(figures.timeouts, gates.timeouts) ||
    isAbove(figures.crashes, gates.crashes) ||
    isAbove(figures.degradedHands, degradedShare === null ? null : degradedShare * hands)
  );
}

function isAbove(figure: number, limit: number | null): boolean {
  return limit !== null && figure > limit;
}

function countGates(
  { illegalActions, timeouts, crashes }: GateFigures,
  gates: GatesConfig,
): GateCondition[] {
  return [
    ...none('illegal-actions', {
      figure: illegalActions,
      limit: gates.illegalActions,
      what: 'illegal action',
    }),
    ...none('timeouts', { figure: timeouts, limit: gates.timeouts, what: 'timeout' }),
    ...none('crashes', { figure: crashes, limit: gates.crashes, what: 'crash' }),
  ];
}

function shareGates(figures: GateFigures, gates: GatesConfig): GateCondition[] {
  const { guardInterventions, decisions, degradedHands, hands } = figures;
  return [
    ...above('guard-interventions', {
      figure: decisions === 0 ? 0 : guardInterventions / decisions,
      limit: gates.guardInterventionShare,
      told: `${counted(guardInterventions, 'guard intervention')} in ${counted(decisions, 'decision')}`,
      unit: 'share',
    }),
    ...above('degraded-hands', {
      figure: hands === 0 ? 0 : degradedHands / hands,
      limit: gates.degradedShare,
      told: `${degradedHands} of ${counted(hands, 'hand')} degraded`,
      unit: 'share',
    }),
  ];
}

function memoryGate(figure: number | undefined, limit: number | null): GateCondition[] {
  if (limit === null) return [];
  if (figure === undefined) {
    const reason = 'Memory was not measured';
    return [{ name: 'memory-growth', outcome: 'undecided', figure: null, limit, reason }];
  }
  // A pass is told without the figure, which is another one in every run of the same hands.
  const told = figure <= limit ? 'Memory growth' : `Memory grew by ${figure.toFixed(1)} MB`;
  return above('memory-growth', { figure, limit, told, unit: 'MB' });
}

/** Without one decision made with every advisor the bot itself was never seen, only what is left of it. */
function evidence({ hands, decisions, degradedDecisions }: GateFigures): GateCondition {
  const whole = decisions - degradedDecisions;
  const common = { name: 'evidence', figure: whole, limit: 1 };
  if (decisions === 0) {
    return { ...common, outcome: 'undecided', reason: 'The bot never had to act' };
  }
  if (whole === 0) {
    return {
      ...common,
      outcome: 'undecided',
      reason: `All ${counted(decisions, 'decision')} were degraded: an advisor was late or failed in each`,
    };
  }
  const reason = `${counted(decisions, 'decision')} in ${counted(hands, 'hand')}, ${degradedDecisions} of them degraded`;
  return { ...common, outcome: 'pass', reason };
}

import type { GateCondition, SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';

/** What a gate looks at. */
export interface GateFigures {
  readonly hands: number;
  readonly illegalActions: number;
  readonly timeouts: number;
  readonly crashes: number;
  readonly decisions: number;
  readonly degradedDecisions: number;
  /** 99th percentile of the decision latency, in milliseconds. */
  readonly p99: number | undefined;
  readonly maxP99Ms: number | undefined;
}

/** Judges the health of a run: nothing illegal, nothing too late, nothing broken, and something to judge by. */
export function judge(figures: GateFigures): GateCondition[] {
  return [
    none('illegal-actions', { figure: figures.illegalActions, what: 'illegal action' }),
    none('timeouts', { figure: figures.timeouts, what: 'timeout' }),
    none('crashes', { figure: figures.crashes, what: 'crash' }),
    ...(figures.maxP99Ms === undefined ? [] : [latency(figures.p99, figures.maxP99Ms)]),
    evidence(figures),
  ];
}

/** Fails when one condition does; undecided when none fails and one is. */
export function verdictOf(conditions: readonly GateCondition[]): SmokeSummary['verdict'] {
  const outcomes = conditions.map(({ outcome }) => outcome);
  if (outcomes.includes('fail')) return 'fail';
  return outcomes.includes('undecided') ? 'undecided' : 'pass';
}

/** The reasons that carry a verdict: of a pass all, else those of the conditions that stand against it. */
export function reasonsOf(conditions: readonly GateCondition[]): string[] {
  const verdict = verdictOf(conditions);
  return conditions.filter(({ outcome }) => outcome === verdict).map(({ reason }) => reason);
}

function none(name: string, { figure, what }: { figure: number; what: string }): GateCondition {
  return {
    name,
    outcome: figure === 0 ? 'pass' : 'fail',
    figure,
    limit: 0,
    reason: figure === 0 ? `No ${what}` : `${plural(figure, what)}, none allowed`,
  };
}

function latency(p99: number | undefined, limit: number): GateCondition {
  const common = { name: 'latency-p99', figure: p99 ?? null, limit };
  if (p99 === undefined) {
    return {
      ...common,
      outcome: 'undecided',
      reason: 'No decision was timed, so latency cannot be judged',
    };
  }
  const figure = `The 99th percentile of the decision latency is ${p99.toFixed(2)} ms`;
  return p99 <= limit
    ? { ...common, outcome: 'pass', reason: `${figure}, within ${limit} ms` }
    : { ...common, outcome: 'fail', reason: `${figure}, above ${limit} ms` };
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
      reason: `All ${plural(decisions, 'decision')} were degraded: an advisor was late or failed in each`,
    };
  }
  const reason = `${plural(decisions, 'decision')} in ${plural(hands, 'hand')}, ${degradedDecisions} of them degraded`;
  return { ...common, outcome: 'pass', reason };
}

function plural(count: number, noun: string): string {
  const form = count === 1 ? noun : noun === 'crash' ? 'crashes' : `${noun}s`;
  return `${count} ${form}`;
}

import type { ComparedRun } from '@poker-bot/shared/evaluation/comparison';
import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import type { Summary } from '@poker-bot/shared/evaluation/summary';

type Figure = ComparedRun['figures'][number];

/**
 * The figures of a run that are set beside those of others.
 * @param lbr what it says as a local best response, where it is one
 */
export function runFigures(summary: Summary, lbr?: Lbr): Figure[] {
  switch (summary.suite) {
    case 'smoke':
      return [
        figure('hands', summary.hands),
        lbr === undefined
          ? rate('bbPer100', summary.bbPer100, summary)
          : rate('mbbPerHand', lbr.mbbPerHand, lbr),
        ...latency('latencyMs', summary.latencyMs),
        ...counts(summary, ['illegalActions', 'timeouts', 'crashes', 'degradedHands']),
        figure('guardInterventions', summary.guardInterventions.total),
        figure('memoryGrowthMb', summary.memoryGrowthMb),
      ];
    case 'ab':
      return [
        figure('hands', summary.hands),
        rate('bbPer100', summary.bbPer100, { ...summary, estimator: summary.test.estimator }),
        ...latency('a.latencyMs', summary.a.latencyMs),
        ...latency('b.latencyMs', summary.b.latencyMs),
        ...counts(summary, ['crashes', 'degradedHands']),
      ];
    case 'shadow':
      return [
        ...counts(summary, ['hands', 'decisions', 'agreementRate', 'meanProbability']),
        figure('ev.per100Decisions', summary.ev.per100Decisions),
        ...latency('latencyMs', summary.latencyMs),
        ...counts(summary, ['illegalActions', 'timeouts', 'degradedDecisions', 'tokens']),
      ];
    case 'serve':
      return [
        figure('hands', summary.hands),
        rate('bbPer100', summary.bbPer100, summary),
        figure('degradedHands', summary.degradedHands),
      ];
  }
}

function figure(name: string, value: number | null): Figure {
  return { name, value, interval: null };
}

function rate(
  name: string,
  value: number | null,
  {
    interval,
    estimator,
  }: { readonly interval: Figure['interval']; readonly estimator: Estimate['name'] | null },
): Figure {
  const by = value === null || estimator === null ? {} : { estimator };
  return { name, value, interval, ...by };
}

function counts<N extends string>(
  summary: Readonly<Record<N, number | null>>,
  names: readonly N[],
): Figure[] {
  return names.map((name) => figure(name, summary[name]));
}

function latency(
  name: string,
  { p50, p99 }: { readonly p50: number | null; readonly p99: number | null },
): Figure[] {
  return [figure(`${name}.p50`, p50), figure(`${name}.p99`, p99)];
}

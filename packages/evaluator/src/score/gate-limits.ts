import type { GateCondition } from '@poker-bot/shared/evaluation/smoke-summary';

interface CountLimit {
  readonly figure: number;
  readonly limit: number | null;
  readonly what: string;
}

/** A count that must not be above its limit. */
export function none(name: string, { figure, limit, what }: CountLimit): GateCondition[] {
  if (limit === null) return [];
  const allowed = limit === 0 ? 'none allowed' : `${limit} allowed`;
  const told = figure === 0 ? `No ${what}` : counted(figure, what);
  const isPlain = figure === 0 && limit === 0;
  const reason = isPlain ? told : `${told}, ${allowed}`;
  return [{ name, outcome: figure <= limit ? 'pass' : 'fail', figure, limit, reason }];
}

interface Limit {
  readonly figure: number;
  readonly limit: number | null;
  /** The figure in words. */
  readonly told: string;
  readonly unit: 'share' | 'ms' | 'MB';
}

/** A figure that must not be above its limit. */
export function above(name: string, { figure, limit, told, unit }: Limit): GateCondition[] {
  if (limit === null) return [];
  const most = unit === 'share' ? `${Number((100 * limit).toFixed(4))} %` : `${limit} ${unit}`;
  return [
    figure <= limit
      ? { name, outcome: 'pass', figure, limit, reason: `${told}, within ${most}` }
      : { name, outcome: 'fail', figure, limit, reason: `${told}, above ${most}` },
  ];
}

const percentiles = { 'latency-p50': '50th', 'latency-p99': '99th' };

/** A percentile of the decision latency that must not be above its limit. */
export function latencyGate(
  name: keyof typeof percentiles,
  { figure, limit }: { readonly figure: number | undefined; readonly limit: number | null },
): GateCondition[] {
  if (limit === null) return [];
  if (figure === undefined) {
    const reason = 'No decision was timed, so latency cannot be judged';
    return [{ name, outcome: 'undecided', figure: null, limit, reason }];
  }
  const told = `The ${percentiles[name]} percentile of the decision latency is ${figure.toFixed(2)} ms`;
  return above(name, { figure, limit, told, unit: 'ms' });
}

/** `1 crash`, `2 crashes` */
export function counted(count: number, noun: string): string {
  const many = noun.endsWith('sh') ? `${noun}es` : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}

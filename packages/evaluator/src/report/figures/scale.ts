/** Turns values into coordinates. */
export type Scale = (value: number) => number;

interface Mapping {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

/** Values beyond the domain land on its ends, so that nothing is drawn outside the axes. */
export function linear({ domain: [low, high], range: [from, to] }: Mapping): Scale {
  const span = high - low || 1;
  return (value) => {
    const share = Math.min(1, Math.max(0, (value - low) / span));
    return from + share * (to - from);
  };
}

const rounds = [1, 2, 5, 10];

/** About so many round values that lie within a domain. */
export function ticks([low, high]: readonly [number, number], about: number): number[] {
  const rough = (high - low) / about;
  if (!Number.isFinite(rough) || rough <= 0) return [low];
  const decade = 10 ** Math.floor(Math.log10(rough));
  // There is no power of ten below the smallest numbers.
  if (decade === 0) return [low];
  const step = decade * (rounds.find((each) => each * decade >= rough) ?? 10);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => (first + at) * step);
}

/** A coordinate with at most two decimals. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

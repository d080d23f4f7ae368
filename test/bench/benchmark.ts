/** One figure and what it is held against, both measured in the same run. */
export interface Benchmark {
  readonly name: string;
  readonly unit: string;
  /** The peer or the limit. */
  readonly versus: string;
  readonly better: 'higher' | 'lower';
  /** The ratio that has to be reached, or stayed below when lower is better; none where a figure is all that is asked. */
  readonly bar?: number;
  /** Without one it is left out. */
  readonly needsEngine?: true;
  run(): Promise<Measurement>;
}

/** Medians of several rounds, both in the unit of the benchmark. The ratio is `value / peer`. */
export interface Measurement {
  readonly value: number;
  readonly peer: number;
}

/** One figure and what it is held against, both measured in the same run. */
export interface Benchmark {
  readonly name: string;
  readonly unit: string;
  /** The peer or the limit. */
  readonly versus: string;
  /** `ratio` says how many times better than the peer or the limit the value is. */
  run(): Promise<Measurement>;
}

export interface Measurement {
  readonly value: number;
  readonly peer: number;
  readonly ratio: number;
}

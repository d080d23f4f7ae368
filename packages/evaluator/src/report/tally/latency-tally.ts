import { LatencyHistogram } from '../../statistics/latency-histogram.ts';

/** Bins in which a latency grows tenfold. */
const perDecade = 5;
/** Everything quicker falls into the first bin, in milliseconds. */
const quickest = 0.001;
/** A thousand seconds and slower. */
const lastBin = 9 * perDecade;

/** Latencies of one advisor, or of whole decisions, in logarithmic bins. */
export class LatencyTally {
  readonly name: string;
  readonly bins = new Map<number, number>();
  readonly #exact = new LatencyHistogram();

  constructor(name: string) {
    this.name = name;
  }

  add(milliseconds: number): void {
    const decades = Math.log10(Math.max(milliseconds, quickest) / quickest);
    const bin = Math.min(lastBin, Math.floor(decades * perDecade + 1e-9));
    this.bins.set(bin, (this.bins.get(bin) ?? 0) + 1);
    this.#exact.add(milliseconds);
  }

  get count(): number {
    return this.#exact.count;
  }

  get slowest(): number {
    return this.#exact.slowest;
  }

  quantile(share: number): number | undefined {
    return this.#exact.quantile(share);
  }
}

/** Where a bin begins, in milliseconds. */
export function binStartMs(bin: number): number {
  return Number((quickest * 10 ** (bin / perDecade)).toPrecision(4));
}

/** A file that was tampered with must not fill memory with names. */
const mostNames = 40;

/** Latencies by name. */
export class Latencies {
  readonly #tallies = new Map<string, LatencyTally>();

  add(name: string, milliseconds: number): void {
    let tally = this.#tallies.get(name);
    if (tally === undefined) {
      if (this.#tallies.size === mostNames) return;
      tally = new LatencyTally(name);
      this.#tallies.set(name, tally);
    }
    tally.add(milliseconds);
  }

  get list(): LatencyTally[] {
    return [...this.#tallies.values()];
  }
}

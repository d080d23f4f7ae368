import type { Clock } from '@poker-bot/shared/clock/clock';
import type { MemorySample } from './timing-line.ts';

const bytesOfMegabyte = 1_000_000;
/** Milliseconds between two samples: to ask the system takes as long as to play ten hands. */
const sampleEvery = 100;

/** Samples the memory of this process now and then while hands are played. */
export class MemorySampler {
  readonly #clock: Pick<Clock, 'monotonic'>;
  #last = Number.NEGATIVE_INFINITY;

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /** Timings, with a sample in the last of them when one is due. */
  sampled(timings: string): string {
    const now = this.#clock.monotonic();
    if (now - this.#last < sampleEvery) return timings;
    this.#last = now;
    return withMemory(timings, sampleMemory());
  }
}

/** What this process holds now. */
function sampleMemory(): MemorySample {
  return {
    process: Math.round(performance.timeOrigin),
    residentMb: Math.round(process.memoryUsage.rss() / (bytesOfMegabyte / 10)) / 10,
  };
}

/** Puts a sample into the last of some lines of `timings.jsonl`. */
export function withMemory(timings: string, sample: MemorySample): string {
  const end = timings.lastIndexOf('}');
  if (end < 0) return timings;
  return `${timings.slice(0, end)},"memory":${JSON.stringify(sample)}}\n`;
}

import type { PlayedRange } from '../shards/played-range.ts';
import type { MemorySample } from './timing-line.ts';

const bytesOfMegabyte = 1_000_000;

/** What this process holds now. */
export function sampleMemory(): MemorySample {
  return {
    process: Math.round(performance.timeOrigin),
    residentMb: Math.round(process.memoryUsage.rss() / (bytesOfMegabyte / 10)) / 10,
  };
}

/** Puts a sample into the last timing of a range: one reading for some hundred hands costs nothing. */
export function withMemory(range: PlayedRange, sample: MemorySample): PlayedRange {
  const end = range.timings.lastIndexOf('}');
  if (end < 0) return range;
  const timings = `${range.timings.slice(0, end)},"memory":${JSON.stringify(sample)}}\n`;
  return { ...range, timings };
}

import type { HandLine } from '../record/hand-line.ts';
import type { MemorySampler } from '../record/memory-sample.ts';
import type { TimingLine } from '../record/timing-line.ts';
import type { LineScore } from '../score/line-score.ts';
import type { PlayedRange } from '../shards/played-range.ts';
import { textOf } from '../shards/text-bytes.ts';

/** Hands that are to be on file. */
export interface WantedHands {
  /** Lines of `hands.jsonl`. */
  readonly hands: string | Uint8Array;
  /** Lines of `timings.jsonl`. */
  readonly timings: string;
  /** `.phh` texts, without those of hands that crashed. */
  readonly phh: readonly string[];
}

interface ScoreOptions {
  readonly score: LineScore;
  readonly memory: MemorySampler;
  isEnough(): boolean;
}

/** Scores the hands of a range as they are read from their file, and gives those up to where it was enough. */
export function scoreRange(
  range: PlayedRange,
  { score, memory, isEnough }: ScoreOptions,
): WantedHands {
  const hands = partsOf(textOf(range.hands), '\n');
  const timings = partsOf(memory.sampled(textOf(range.timings)), '\n');
  let count = 0;
  while (count < hands.length && !isEnough()) {
    score.addHand(JSON.parse(hands[count] as string) as HandLine);
    score.addTiming(JSON.parse(timings[count] as string) as TimingLine);
    count += 1;
  }
  return {
    hands: count === hands.length ? range.hands : blockOf(hands, count),
    timings: blockOf(timings, count),
    phh: partsOf(textOf(range.phh), '\0')
      .slice(0, count)
      .filter((text) => text !== ''),
  };
}

/** @param end of every part */
function partsOf(text: string, end: string): string[] {
  return text.slice(0, -1).split(end);
}

function blockOf(lines: readonly string[], count: number): string {
  return lines
    .slice(0, count)
    .map((line) => `${line}\n`)
    .join('');
}

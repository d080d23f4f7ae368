import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { HandLine } from '../record/hand-line.ts';
import type { TimingLine } from '../record/timing-line.ts';
import type { LineScore } from '../score/line-score.ts';
import { readJsonLines } from './read-lines.ts';
import type { RunFolder } from './run-folder.ts';
import { handLineSchema, timingLineSchema } from './run-line-schema.ts';
import type { RunLock } from './run-lock.ts';

/** The hands of a run, or of its shard. */
interface Replay {
  readonly score: LineScore;
  /** Index of the first hand. */
  readonly from: number;
  /** Index after the last one. */
  readonly to: number;
  /** The lock of the run, where it is to be played on: millions of hands take longer to score than an owner may be silent. */
  readonly lock?: Pick<RunLock, 'keepAlive'>;
  /** Told of each hand after it has been scored. */
  readonly onHand?: (line: HandLine) => void;
}

const handsAtAStretch = 10_000;

/**
 * Scores what a run has on file.
 * @throws PokerbotError `RUN_DAMAGED` when a line is no JSON or stands out of order
 */
export function replayLines(folder: RunFolder, { score, from, to, lock, onHand }: Replay): void {
  const path = folder.file('hands.jsonl');
  for (const line of readJsonLines<HandLine>(path, handLineSchema)) {
    const expected = from + score.hands;
    if (line.index !== expected || expected >= to) {
      throw new PokerbotError('RUN_DAMAGED', {
        message: `\`${path}\`, line ${score.hands + 1} is hand ${line.index}, where hand ${expected} of hands ${from} to ${to - 1} is due`,
        details: { path, line: score.hands + 1 },
      });
    }
    score.addHand(line);
    onHand?.(line);
    if (score.hands % handsAtAStretch === 0) lock?.keepAlive();
  }
  addTimings(folder, { score, from });
}

/** After a power cut a hand may be timed and not on file: it is played again, and counts once. */
function addTimings(folder: RunFolder, { score, from }: Pick<Replay, 'score' | 'from'>): void {
  let last = -1;
  const timings = readJsonLines<TimingLine>(folder.file('timings.jsonl'), timingLineSchema);
  for (const line of timings) {
    if (line.index <= last || line.index >= from + score.hands) continue;
    last = line.index;
    score.addTiming(line);
  }
}

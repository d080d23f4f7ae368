import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { HandLine } from '../record/hand-line.ts';
import type { TimingLine } from '../record/timing-line.ts';
import type { LineScore } from '../score/line-score.ts';
import { readJsonLines } from './read-lines.ts';
import type { RunFolder } from './run-folder.ts';
import { handLineSchema, timingLineSchema } from './run-line-schema.ts';

/**
 * Scores what a run has on file.
 * @throws PokerbotError `RUN_DAMAGED` when a line is no JSON or stands out of order
 */
export function replayLines(
  folder: RunFolder,
  { score, hands }: { score: LineScore; hands: number },
): void {
  const path = folder.file('hands.jsonl');
  for (const line of readJsonLines<HandLine>(path, handLineSchema)) {
    if (line.index !== score.hands || score.hands >= hands) {
      throw new PokerbotError('RUN_DAMAGED', {
        message: `\`${path}\`, line ${score.hands + 1} is hand ${line.index} of a run of ${hands} hands`,
        details: { path, line: score.hands + 1 },
      });
    }
    score.addHand(line);
  }
  addTimings(folder, score);
}

/** After a power cut a hand may be timed and not on file: it is played again, and counts once. */
function addTimings(folder: RunFolder, score: LineScore): void {
  let last = -1;
  const timings = readJsonLines<TimingLine>(folder.file('timings.jsonl'), timingLineSchema);
  for (const line of timings) {
    if (line.index <= last || line.index >= score.hands) continue;
    last = line.index;
    score.addTiming(line);
  }
}

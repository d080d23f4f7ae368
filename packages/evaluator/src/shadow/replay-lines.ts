import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { readJsonLines } from '../run-folder/read-lines.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import {
  type DecisionLine,
  decisionLineSchema,
  type ShadowTiming,
  shadowTimingSchema,
} from './line/decision-line.ts';
import type { ShadowScore } from './score/shadow-score.ts';

/** The lines that a run has on file. @throws PokerbotError `RUN_DAMAGED` at one that is no JSON or stands out of order */
export function* decisionLines(folder: RunFolder, decisions: number): Generator<DecisionLine> {
  const path = folder.file('decisions.jsonl');
  let next = 0;
  for (const line of readJsonLines<DecisionLine>(path, decisionLineSchema)) {
    if (line.index !== next || next >= decisions) {
      throw new PokerbotError('RUN_DAMAGED', {
        message: `\`${path}\`, line ${next + 1} is decision ${line.index} of a run of ${decisions} decisions`,
        details: { path, line: next + 1 },
      });
    }
    next += 1;
    yield line;
  }
}

/**
 * Scores what a run has on file.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function scoreLines(folder: RunFolder, score: ShadowScore, decisions: number): void {
  for (const line of decisionLines(folder, decisions)) score.addLine(line);
  // After a power cut a decision may be timed and not on file: it is replayed again, and counts once.
  let last = -1;
  for (const timing of readJsonLines<ShadowTiming>(
    folder.file('timings.jsonl'),
    shadowTimingSchema,
  )) {
    if (timing.index <= last || timing.index >= score.decisions) continue;
    last = timing.index;
    score.addTiming(timing);
  }
}

import type { Spending } from '@poker-bot/orchestrator/budget/budget-tracker';
import { linesWithTimings } from '../budget/lines-with-timings.ts';
import { paysForAdvice, SpentBooks } from '../budget/spent-books.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import {
  type DecisionLine,
  decisionLineSchema,
  type ShadowTiming,
  shadowTimingSchema,
} from './line/decision-line.ts';
import type { ShadowManifest } from './shadow-manifest.ts';

const files = {
  name: 'decisions.jsonl',
  line: decisionLineSchema,
  timing: shadowTimingSchema,
} as const;

/**
 * What the candidate has spent in the decisions that are on file.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function spentInReplay(folder: RunFolder, { bot }: ShadowManifest): Spending | undefined {
  if (!paysForAdvice(bot)) return undefined;
  const books = new SpentBooks(bot);
  for (const [line, timing] of linesWithTimings<DecisionLine, ShadowTiming>(folder, files)) {
    books.add(line.advisors, timing?.advisors);
  }
  return books.spent;
}

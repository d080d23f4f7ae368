import type { Spending } from '@poker-bot/orchestrator/budget/budget-tracker';
import type { Side } from '../ab/ab-schedule.ts';
import type { PlayedManifest } from '../match/set-up-match.ts';
import { type HandLine, type HandTags, isCrashed } from '../record/hand-line.ts';
import type { TimingLine } from '../record/timing-line.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { handLineSchema, timingLineSchema } from '../run-folder/run-line-schema.ts';
import { linesWithTimings } from './lines-with-timings.ts';
import { paysForAdvice, SpentBooks } from './spent-books.ts';

/** What each bot of a run has spent; that of a smoke run is B. */
export type SpentBySide = Readonly<Partial<Record<Side, Spending>>>;

const files = { name: 'hands.jsonl', line: handLineSchema, timing: timingLineSchema } as const;

/**
 * What the bots of a run have spent in the hands that are on file: its budgets are those of the whole run, however often it is
 * stopped. Advice for hands that were under way when it was stopped is not on file.
 *
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function spentInHands(folder: RunFolder, manifest: PlayedManifest): SpentBySide {
  const { a, b } = manifest.suite === 'ab' ? manifest : { a: undefined, b: manifest.bot };
  if (![a, b].some((bot) => bot !== undefined && paysForAdvice(bot))) return {};
  const books = { a: a && new SpentBooks(a), b: new SpentBooks(b) };
  for (const [line, timing] of linesWithTimings<HandLine, TimingLine>(folder, files)) {
    if (isCrashed(line)) continue;
    for (const { seat, move, advisors } of line.decisions ?? []) {
      const timed = timing?.decisions.find((each) => each.seat === seat && each.move === move);
      books[sideAt(seat, line.tags)]?.add(advisors, timed?.advisors);
    }
  }
  return { ...(books.a && { a: books.a.spent }), b: books.b.spent };
}

/** Whose decision it is: only bots note theirs, and where two play each other the other one is A. */
function sideAt(seat: number, { bot, side = 'b' }: HandTags): Side {
  return seat === bot ? side : 'a';
}

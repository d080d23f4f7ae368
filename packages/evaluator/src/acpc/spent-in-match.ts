import type { Spending } from '@poker-bot/orchestrator/budget/budget-tracker';
import { z } from 'zod';
import { linesWithTimings } from '../budget/lines-with-timings.ts';
import { paysForAdvice, SpentBooks } from '../budget/spent-books.ts';
import type { ServeManifest } from '../config/serve-manifest.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';

const place = { seat: z.int(), move: z.int() };
const row = z.looseObject({
  name: z.string(),
  outcome: z.string(),
  tokens: z.number().optional(),
});
const line = z.looseObject({
  index: z.int(),
  decisions: z.array(z.looseObject({ ...place, advisors: z.array(row) })).optional(),
});
const timing = z.looseObject({
  index: z.int(),
  decisions: z.array(
    z.looseObject({ ...place, advisors: z.record(z.string(), z.number()).optional() }),
  ),
});

/**
 * What our bot has spent in the hands of a match that are on file: the decisions in them are its own.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function spentInMatch(folder: RunFolder, { bot }: ServeManifest): Spending | undefined {
  if (bot === null || !paysForAdvice(bot)) return undefined;
  const books = new SpentBooks(bot);
  const files = { name: 'hands.jsonl', line, timing } as const;
  for (const [hand, timed] of linesWithTimings<z.output<typeof line>, z.output<typeof timing>>(
    folder,
    files,
  )) {
    for (const { seat, move, advisors } of hand.decisions ?? []) {
      const clocked = timed?.decisions.find((each) => each.seat === seat && each.move === move);
      books.add(advisors, clocked?.advisors);
    }
  }
  return books.spent;
}

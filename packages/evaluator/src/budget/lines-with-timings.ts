import type { z } from 'zod';
import { readJsonLines } from '../run-folder/read-lines.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';

interface Indexed {
  readonly index: number;
}

interface Files {
  readonly name: 'hands.jsonl' | 'decisions.jsonl';
  readonly line: z.ZodType;
  readonly timing: z.ZodType;
}

/**
 * The lines of a run, each with what its clock said; a line whose timing is missing comes without.
 *
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function* linesWithTimings<L extends Indexed, T extends Indexed>(
  folder: RunFolder,
  { name, line: lineSchema, timing: timingSchema }: Files,
): Generator<readonly [line: L, timing: T | undefined], void, undefined> {
  const timings = readJsonLines<T>(folder.file('timings.jsonl'), timingSchema);
  try {
    let timing = timings.next().value ?? undefined;
    for (const line of readJsonLines<L>(folder.file(name), lineSchema)) {
      // What was played again after a stop is timed twice, and the first timing counts.
      while (timing !== undefined && timing.index < line.index) {
        timing = timings.next().value ?? undefined;
      }
      yield [line, timing?.index === line.index ? timing : undefined];
    }
  } finally {
    // Its file is open until then.
    timings.return(undefined);
  }
}

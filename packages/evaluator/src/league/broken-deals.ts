import type { Side } from '../ab/ab-schedule.ts';
import { CrashedPairs } from '../ab/crashed-pairs.ts';
import type { PlayedManifest } from '../match/set-up-match.ts';
import { type HandLine, isCrashed } from '../record/hand-line.ts';
import { readJsonLines } from '../run-folder/read-lines.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { handLineSchema } from '../run-folder/run-line-schema.ts';
import { namesOf } from './names-of.ts';

/** What one of the two broke in a match. */
export interface Broken {
  readonly hands: number;
  /** What the first won from the second in each deal that this one broke, had it lost its stack in those hands, in bb/100. */
  readonly deals: ReadonlyMap<number, number>;
}

/** Of whoever broke nothing. */
export const unbroken: Broken = { hands: 0, deals: new Map() };

/**
 * Reads what the first and the second of a match broke.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function brokenDeals(folder: RunFolder, manifest: PlayedManifest): [Broken, Broken] {
  const { seats, table: stakes } = manifest.settings;
  const { startingStack, bigBlind } = stakes;
  const names = namesOf(manifest);
  // Of any match of a league the figures are those of one player against another, which is what an A/B run of two is.
  const table = { seats, opponents: [] };
  const scale = 100 / (seats * bigBlind);
  const pairs = new CrashedPairs({ table, names, startingStack, scale });
  const hands: Record<Side, number> = { a: 0, b: 0 };
  const deals = { a: new Map<number, number>(), b: new Map<number, number>() };
  for (const line of readJsonLines<HandLine>(folder.file('hands.jsonl'), handLineSchema)) {
    const worst = pairs.add(line);
    for (const side of ['a', 'b'] as const) {
      if (isCrashed(line) && line.crashed.player === names[side]) hands[side] += 1;
      const value = worst?.[side];
      if (value !== undefined) deals[side].set(line.tags.deal, value);
    }
  }
  return [
    { hands: hands.b, deals: deals.b },
    { hands: hands.a, deals: deals.a },
  ];
}

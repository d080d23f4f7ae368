import { isDeepStrictEqual } from 'node:util';
import type { ToPlay } from '../ab/match-cost.ts';
import { spentInHands } from '../budget/spent-in-hands.ts';
import { readLines } from '../run-folder/read-lines.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import type { LeaguePair } from './league-matches.ts';

/**
 * The hands that a match has not on file, and what its bots have spent in those that it has.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function leftOfMatch({ manifest }: LeaguePair, parent: string): Omit<ToPlay, 'terms'> {
  const { hands } = manifest.settings;
  const folder = new RunFolder(parent, manifest.runId);
  // Another run under its name is refused when its turn comes.
  const isBegun = folder.exists && isDeepStrictEqual(folder.readManifest(), manifest);
  if (!isBegun) return { hands };
  let played = 0;
  for (const _ of readLines(folder.file('hands.jsonl'))) played += 1;
  return { hands: Math.max(0, hands - played), spent: spentInHands(folder, manifest) };
}

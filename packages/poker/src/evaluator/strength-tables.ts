import { placeStrengths } from './place-strengths.ts';
import { forEachRankCounts } from './rank-counts.ts';
import { classOfFlush, classOfRanks } from './strength-class.ts';
import { strengthClasses } from './strength-classes.ts';
import { fillSuitsHeld } from './suits-held.ts';

/** In `flushSuits`: the tables are not filled yet. */
export const unfilled = 4;

/** What one number of cards is looked up in; filled once, never written again. */
export interface StrengthTables {
  /** By the sum of suit keys: the suit of five cards or more, or `noSuit`; `unfilled` before `fillTables`. */
  readonly flushSuits: Int8Array;
  /** By the top bits of the hashed sum of rank keys: what its place is displaced by. */
  readonly displacements: Uint16Array;
  /** Strengths without flushes, by displaced hash. */
  readonly strengths: Uint16Array;
  /** Strengths of flushes and straight flushes, by their mask of ranks. */
  readonly flushStrengths: Uint16Array;
}

/** Tables that are recognisably not filled. */
export function emptyTables(): StrengthTables {
  return {
    flushSuits: new Int8Array(512).fill(unfilled),
    displacements: new Uint16Array(1 << 13),
    strengths: new Uint16Array(1 << 16),
    flushStrengths: new Uint16Array(1 << 13),
  };
}

/** Fills the tables for hands of `size` cards; takes some ten milliseconds. */
export function fillTables(tables: StrengthTables, size: number): void {
  const strengthOf = new Map(
    strengthClasses().map((strengthClass, index) => [strengthClass, index + 1]),
  );
  const byKey = new Map<number, number>();
  forEachRankCounts(size, ({ once, twice, thrice, fourTimes, key }) => {
    byKey.set(key, strengthOf.get(classOfRanks(once, twice, thrice, fourTimes)) as number);
  });
  placeStrengths(tables, byKey);
  for (let ranks = 0; ranks < tables.flushStrengths.length; ranks += 1) {
    if (bitCount(ranks) < 5) continue;
    tables.flushStrengths[ranks] = strengthOf.get(classOfFlush(ranks)) as number;
  }
  fillSuitsHeld(tables.flushSuits, { size, least: 5 });
}

function bitCount(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}

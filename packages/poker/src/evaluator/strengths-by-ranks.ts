import { rankKeys } from './card-keys.ts';
import { fillSevenCardTables, strengthOfRanks } from './evaluate.ts';
import { displacementShift, hashMultiplier, placeMask, placeStrengths } from './place-strengths.ts';
import { forEachRankCounts } from './rank-counts.ts';

/** How many kinds of two ranks there are, pairs included. */
const kinds = 91;

/** Strengths of five cards with two more, by rank alone: a row for each ranks of five, 1.1 MB in all. */
export interface StrengthsByRanks {
  /** By row + kind of the two ranks (see `kindOfRanks`). */
  readonly strengths: Uint16Array;
  readonly displacements: Uint16Array;
  /** Rows, counted from 1, by displaced hash of the sum of rank keys. */
  readonly rows: Uint16Array;
}

let built: StrengthsByRanks | undefined;

/** Builds the rows when they are first needed, in some tens of milliseconds. */
export function strengthsByRanks(): StrengthsByRanks {
  built ??= build();
  return built;
}

/** Where the row of five cards begins, by the sum of their rank keys. */
export function rowOf({ displacements, rows }: StrengthsByRanks, key: number): number {
  const hash = Math.imul(key, hashMultiplier);
  const displacement = displacements[hash >>> displacementShift] as number;
  return ((rows[(hash ^ displacement) & placeMask] as number) - 1) * kinds;
}

/** The place of two ranks in a row, the lower rank first. */
export function kindOfRanks(lower: number, higher: number): number {
  return (higher * (higher + 1)) / 2 + lower;
}

function build(): StrengthsByRanks {
  fillSevenCardTables();
  const keys: number[] = [];
  forEachRankCounts(5, ({ key }) => keys.push(key));
  const strengths = new Uint16Array(keys.length * kinds);
  keys.forEach((key, row) => {
    fillRow(strengths.subarray(row * kinds, (row + 1) * kinds), key);
  });
  const displacements = new Uint16Array(1 << (32 - displacementShift));
  const rows = new Uint16Array(placeMask + 1);
  placeStrengths(
    { displacements, strengths: rows },
    new Map(keys.map((key, index) => [key, index + 1])),
  );
  return { strengths, displacements, rows };
}

/** Two ranks that would be held five times get a strength too; nothing reads it. */
function fillRow(row: Uint16Array, key: number): void {
  for (let higher = 0; higher < 13; higher += 1) {
    const withHigher = key + (rankKeys[higher] as number);
    for (let lower = 0; lower <= higher; lower += 1) {
      row[kindOfRanks(lower, higher)] = strengthOfRanks(withHigher + (rankKeys[lower] as number));
    }
  }
}

import { rankKeys } from './card-keys.ts';
import { strengthsOfRanks } from './evaluate.ts';
import { displacementShift, hashMultiplier, placeMask, placeStrengths } from './place-strengths.ts';
import { forEachRankCounts } from './rank-counts.ts';

/** How many kinds of two ranks there are, pairs included. */
const kinds = 91;

/** Strengths of three to five cards with two more, by rank alone: a row for each ranks; of five 1.1 MB in all. */
export interface StrengthsByRanks {
  /** By row + kind of the two ranks (see `kindOfRanks`). */
  readonly strengths: Uint16Array;
  readonly displacements: Uint16Array;
  /** Rows, counted from 1, by displaced hash of the sum of rank keys. */
  readonly rows: Uint16Array;
}

const built: { 3?: StrengthsByRanks; 4?: StrengthsByRanks; 5?: StrengthsByRanks } = {};

/** Builds the rows of this many cards when they are first needed, in some tens of milliseconds. */
export function strengthsByRanks(cards: 3 | 4 | 5 = 5): StrengthsByRanks {
  built[cards] ??= build(cards);
  return built[cards];
}

/** Where the row of cards begins, by the sum of their rank keys. */
export function rowOf({ displacements, rows }: StrengthsByRanks, key: number): number {
  const hash = Math.imul(key, hashMultiplier);
  const displacement = displacements[hash >>> displacementShift] as number;
  return ((rows[(hash ^ displacement) & placeMask] as number) - 1) * kinds;
}

/** The place of two ranks in a row, the lower rank first. */
export function kindOfRanks(lower: number, higher: number): number {
  // Whole-number arithmetic throughout: a quotient could have a fraction.
  return (Math.imul(higher, higher + 1) >> 1) + lower;
}

function build(cards: 3 | 4 | 5): StrengthsByRanks {
  const strengthOf = strengthsOfRanks((cards + 2) as 5 | 6 | 7);
  const keys: number[] = [];
  forEachRankCounts(cards, ({ key }) => keys.push(key));
  const strengths = new Uint16Array(keys.length * kinds);
  keys.forEach((key, row) => {
    fillRow(strengths.subarray(row * kinds, (row + 1) * kinds), { key, strengthOf });
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
function fillRow(
  row: Uint16Array,
  { key, strengthOf }: { readonly key: number; readonly strengthOf: (key: number) => number },
): void {
  for (let higher = 0; higher < 13; higher += 1) {
    const withHigher = key + (rankKeys[higher] as number);
    for (let lower = 0; lower <= higher; lower += 1) {
      row[kindOfRanks(lower, higher)] = strengthOf(withHigher + (rankKeys[lower] as number));
    }
  }
}

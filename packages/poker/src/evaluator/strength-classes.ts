import { forEachRankCounts } from './rank-counts.ts';
import { classOfFlush, classOfRanks, type StrengthClass } from './strength-class.ts';

let classes: readonly StrengthClass[] | undefined;

/** All 7,462 classes, weakest first: a strength is the place in this list, counted from 1. */
export function strengthClasses(): readonly StrengthClass[] {
  classes ??= listClasses();
  return classes;
}

function listClasses(): readonly StrengthClass[] {
  const listed = new Set<StrengthClass>();
  forEachRankCounts(5, ({ once, twice, thrice, fourTimes }) => {
    listed.add(classOfRanks(once, twice, thrice, fourTimes));
    if (twice === 0) listed.add(classOfFlush(once));
  });
  return [...listed].sort((left, right) => left - right);
}

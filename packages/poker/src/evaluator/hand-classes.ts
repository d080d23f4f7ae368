import { classOfFlush, classOfRanks, type HandClass } from './hand-class.ts';
import { forEachRankCounts } from './rank-counts.ts';

let classes: readonly HandClass[] | undefined;

/** All 7,462 classes, weakest first: a strength is the place in this list, counted from 1. */
export function handClasses(): readonly HandClass[] {
  classes ??= listClasses();
  return classes;
}

function listClasses(): readonly HandClass[] {
  const listed = new Set<HandClass>();
  forEachRankCounts(5, ({ once, twice, thrice, fourTimes }) => {
    listed.add(classOfRanks(once, twice, thrice, fourTimes));
    if (twice === 0) listed.add(classOfFlush(once));
  });
  return [...listed].sort((left, right) => left - right);
}

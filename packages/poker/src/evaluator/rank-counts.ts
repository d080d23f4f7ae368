import { rankKeys } from './card-keys.ts';

/** How often each rank is held: masks with one bit a rank, and the sum of the ranks' keys. */
export interface RankCounts {
  once: number;
  twice: number;
  thrice: number;
  fourTimes: number;
  key: number;
}

/** Visits every way to hold `size` cards by rank alone. The visited object is reused: read it, do not keep it. */
export function forEachRankCounts(
  size: number,
  visit: (counts: Readonly<RankCounts>) => void,
): void {
  const counts: RankCounts = { once: 0, twice: 0, thrice: 0, fourTimes: 0, key: 0 };
  const extend = (rank: number, left: number): void => {
    if (left === 0) {
      visit(counts);
      return;
    }
    if (rank === 13) return;
    extend(rank + 1, left);
    const { once, twice, thrice, fourTimes, key } = counts;
    const bit = 1 << rank;
    for (let held = 1; held <= Math.min(4, left); held += 1) {
      counts.once |= bit;
      if (held > 1) counts.twice |= bit;
      if (held > 2) counts.thrice |= bit;
      if (held > 3) counts.fourTimes |= bit;
      counts.key += rankKeys[rank] as number;
      extend(rank + 1, left - held);
    }
    Object.assign(counts, { once, twice, thrice, fourTimes, key });
  };
  extend(0, size);
}

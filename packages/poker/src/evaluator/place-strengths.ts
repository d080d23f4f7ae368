/**
 * Hashes a sum of rank keys (Fibonacci hashing: Knuth, TAOCP 3, 6.4). Its top 13 bits choose the displacement, its low
 * 16 bits exclusive-or the displacement are the place of the strength.
 */
export const hashMultiplier: number = 0x9e3779b1 | 0;
export const displacementShift = 19;
export const placeMask = 0xffff;

/**
 * Gives each sum its own place (hash and displace: Belazzougui, Botelho & Dietzfelbinger, ESA 2009): the sums that share
 * a displacement are placed together, large groups first, by the first displacement that puts all on free places.
 */
export function placeStrengths(
  tables: { readonly displacements: Uint16Array; readonly strengths: Uint16Array },
  byKey: ReadonlyMap<number, number>,
): void {
  const { displacements, strengths } = tables;
  for (const { group, places, values } of groupsOf(byKey, displacements.length)) {
    let displacement = 0;
    while (!isFree(strengths, places, displacement)) displacement += 1;
    displacements[group] = displacement;
    places.forEach((place, index) => {
      strengths[place ^ displacement] = values[index] as number;
    });
  }
}

interface Group {
  readonly group: number;
  readonly places: number[];
  readonly values: number[];
}

function groupsOf(byKey: ReadonlyMap<number, number>, count: number): Group[] {
  const groups: Group[] = Array.from({ length: count }, (_, group) => ({
    group,
    places: [],
    values: [],
  }));
  for (const [key, value] of byKey) {
    const hash = Math.imul(key, hashMultiplier);
    const { places, values } = groups[hash >>> displacementShift] as Group;
    places.push(hash & placeMask);
    values.push(value);
  }
  return groups.sort((left, right) => right.places.length - left.places.length);
}

/** Strengths are never 0, so 0 marks a free place. */
function isFree(strengths: Uint16Array, places: readonly number[], displacement: number): boolean {
  for (const place of places) if (strengths[place ^ displacement] !== 0) return false;
  return true;
}

/** The candidate that was most likely meant, or undefined when none is within `most` mistakes, by default a third of its length. */
export function nearest(
  text: string,
  candidates: readonly string[],
  most = (candidate: string) => Math.max(1, Math.ceil(candidate.length / 3)),
): string | undefined {
  const excess = ({ candidate }: { readonly candidate: string }) =>
    Math.abs(candidate.length - text.length);
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distanceBetween(text, candidate) }))
    .filter(({ candidate, distance }) => distance <= most(candidate))
    // Of two that are as near, the one of the same length: two letters are swapped more often than one is too many.
    .sort((one, other) => one.distance - other.distance || excess(one) - excess(other));
  return ranked[0]?.candidate;
}

/** Fewest insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function distanceBetween(from: string, to: string): number {
  let previous: number[] = [];
  let current = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      next[column] = Math.min(
        at(current, column) + 1,
        at(next, column - 1) + 1,
        at(current, column - 1) + (same ? 0 : 1),
        swapped ? at(previous, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [previous, current] = [current, next];
  }
  return at(current, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

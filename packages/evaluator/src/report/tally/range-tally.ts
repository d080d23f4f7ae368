const ranks = 'AKQJT98765432';

/** The 169 starting hands in the order of the grid, row by row: pairs on the diagonal, suited above it. */
export const classNames: readonly string[] = Array.from(ranks, (row, i) =>
  Array.from(ranks, (column, j) => {
    if (i === j) return row + column;
    return i < j ? `${row}${column}s` : `${column}${row}o`;
  }),
).flat();

export interface FirstActions {
  folds: number;
  /** And checks. */
  calls: number;
  raises: number;
}

/** What was done first before the flop, by starting hand. */
export class RangeTally {
  readonly #cells: readonly FirstActions[] = classNames.map(none);
  readonly total: FirstActions = none();

  /** @param hole two cards, `AhKd`; others are passed over */
  add(hole: string, what: keyof FirstActions): void {
    const cell = this.#cells[placeOf(hole)];
    if (cell === undefined) return;
    cell[what] += 1;
    this.total[what] += 1;
  }

  /** @param at place in `classNames` */
  of(at: number): FirstActions {
    return this.#cells[at] ?? none();
  }
}

/** @returns −1 for what are no two cards */
function placeOf(hole: string): number {
  const [first, second] = [ranks.indexOf(hole.charAt(0)), ranks.indexOf(hole.charAt(2))];
  if (hole.length !== 4 || first < 0 || second < 0) return -1;
  const [high, low] = [Math.min(first, second), Math.max(first, second)];
  return hole.charAt(1) === hole.charAt(3) ? high * 13 + low : low * 13 + high;
}

function none(): FirstActions {
  return { folds: 0, calls: 0, raises: 0 };
}

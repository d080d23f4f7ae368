/**
 * Which share of all hands goes all-in first in, by stack and players behind. With one player behind the shares are the
 * equilibrium of the heads-up game with blinds of a half and one; more players behind need a hand that survives more
 * calls.
 */
export interface PushRow {
  /** Row for stacks up to this many big blinds. */
  readonly bigBlinds: number;
  /** Shares for 1, 2, 3, … players behind; the last one holds for more. */
  readonly shares: readonly number[];
}

export const pushRows: readonly PushRow[] = [
  { bigBlinds: 3, shares: [0.78, 0.52, 0.42, 0.36, 0.31, 0.27, 0.24, 0.21, 0.19] },
  { bigBlinds: 5, shares: [0.715, 0.45, 0.35, 0.29, 0.245, 0.21, 0.185, 0.165, 0.15] },
  { bigBlinds: 8, shares: [0.619, 0.385, 0.285, 0.23, 0.19, 0.165, 0.145, 0.125, 0.11] },
  { bigBlinds: 10, shares: [0.583, 0.345, 0.25, 0.2, 0.165, 0.14, 0.12, 0.105, 0.095] },
  { bigBlinds: 12, shares: [0.532, 0.31, 0.225, 0.175, 0.145, 0.125, 0.105, 0.095, 0.085] },
  { bigBlinds: 15, shares: [0.457, 0.265, 0.19, 0.15, 0.125, 0.105, 0.09, 0.08, 0.075] },
  { bigBlinds: 20, shares: [0.402, 0.22, 0.155, 0.12, 0.1, 0.085, 0.075, 0.07, 0.065] },
  { bigBlinds: 40, shares: [0.25, 0.14, 0.1, 0.085, 0.07, 0.06, 0.055, 0.05, 0.05] },
  {
    bigBlinds: Number.POSITIVE_INFINITY,
    shares: [0.12, 0.09, 0.07, 0.06, 0.055, 0.05, 0.05, 0.05, 0.05],
  },
];

/** Largest stack, in big blinds, that plays all-in or fold when first in. */
export const pushOrFoldBigBlinds = { headsUp: 11, ring: 9 } as const;

/** The share of hands that goes all-in first in. */
export function pushShare(bigBlinds: number, behind: number): number {
  const row = pushRows.find((candidate) => bigBlinds <= candidate.bigBlinds) ?? pushRows.at(-1);
  const shares = row?.shares ?? [];
  return shares[Math.min(Math.max(behind, 1), shares.length) - 1] ?? 0;
}

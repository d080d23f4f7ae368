import { wholePower } from '@poker-bot/poker/arithmetic/whole-power';

/** Weights of the 1326 holdings, in the order of `Range.weights`. */
export type Weights = Float64Array;

/**
 * How ranges change with actions after the flop. Holdings are given from the weakest to the strongest on the board as it
 * lay. Nothing is ever ruled out: an opponent may play otherwise than assumed.
 */
export interface Narrowing {
  readonly weights: Weights;
  /** Indices of holdings, weakest first. */
  readonly order: Uint16Array;
}

/** What is left of the weight of holdings that should not have acted so. */
const doubt = 0.12;

/** Share of a range that bets for value, by size as a fraction of the pot: the larger the bet, the fewer the hands. */
const valueShares: readonly (readonly [size: number, share: number])[] = [
  [0.25, 0.6],
  [0.45, 0.5],
  [0.8, 0.42],
  [1.3, 0.34],
  [2.5, 0.27],
  [Number.POSITIVE_INFINITY, 0.22],
];

/** Share that raises a bet for value. */
const raiseValueShare = 0.2;

export interface Bet {
  /** What was added beyond a call, as a fraction of the pot after that call. */
  readonly size: number;
  /** Whether it answered a bet. */
  readonly raise: boolean;
  /** Betting rounds that could still come, this one included: 1 on the river. */
  readonly rounds: number;
}

/**
 * A bet or a raise: the top of the range for value, and from the rest as many bluffs as make a bluff catcher
 * indifferent. On the river that is size / (1 + size) for each value hand; before it more, because each later bet gives
 * up a part of them (the clairvoyance game over several streets, Chen & Ankenman, The mathematics of poker, 2006).
 */
export function narrowByBet({ weights, order }: Narrowing, { size, raise, rounds }: Bet): Weights {
  const share = raise ? raiseValueShare : valueShare(size);
  const honest = wholePower((1 + size) / (1 + 2 * size), rounds);
  const bluffs = share * (1 / honest - 1);
  const lowWeight = Math.max(doubt, Math.min(1, bluffs / (1 - share)));
  return reweigh({ weights, order }, (rank) => (rank >= 1 - share ? 1 : lowWeight));
}

/** A call: the share of the range that keeps a bluff from winning too often, 1 / (1 + size); the very best would raise. */
export function narrowByCall({ weights, order }: Narrowing, size: number): Weights {
  const folded = Math.min(0.75, size / (1 + size));
  return reweigh({ weights, order }, (rank) => {
    if (rank < folded) return doubt + 0.13 * (rank / folded);
    return rank > 0.93 ? 0.7 : 1;
  });
}

/** A check: some of the best would have bet. */
export function narrowByCheck({ weights, order }: Narrowing): Weights {
  return reweigh({ weights, order }, (rank) => (rank > 0.85 ? 0.5 : 1));
}

function valueShare(size: number): number {
  return valueShares.find(([upTo]) => size <= upTo)?.[1] ?? 0;
}

/** Multiplies each weight by a factor of its place in the range: 0 is the weakest, 1 the strongest. */
function reweigh({ weights, order }: Narrowing, factor: (rank: number) => number): Weights {
  let total = 0;
  for (const weight of weights) total += weight;
  const result = new Float64Array(weights.length);
  if (total <= 0) return result;
  let below = 0;
  for (const index of order) {
    const weight = weights[index] ?? 0;
    result[index] = weight * factor((below + weight / 2) / total);
    below += weight;
  }
  return result;
}

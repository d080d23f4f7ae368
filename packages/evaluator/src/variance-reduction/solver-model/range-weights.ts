import { wholePower } from '@poker-bot/poker/arithmetic/whole-power';
import type { Card } from '@poker-bot/poker/cards/card';
import { preflopEquity } from '@poker-bot/poker/equity/preflop-equities';
import type { Action } from '@poker-bot/poker/holdem/action';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';
import type { BoardOrder } from './board-order.ts';

/** Of the 1,326 holdings, as `comboIndex` has them. */
export type Weights = Float32Array<ArrayBuffer>;

export const allHoldings: Weights = new Float32Array(comboCount).fill(1);

/** Chance that a stranger does before the flop what he did with any two cards. */
const anyShares = { call: 0.3, raise: 0.2 } as const;
/** What is left of the weight of holdings that should not have acted so. */
const doubt = 0.12;
/** Share of a range that raises a bet for value. */
const raisingShare = 0.2;

/** Bounds of the part of all holdings, the best first, that acts so before the flop. */
const preflopParts = {
  raise: [
    [0, 0.8],
    [0, 0.1],
    [0, 0.04],
  ],
  call: [
    [0.15, 0.75],
    [0.06, 0.6],
    [0.03, 0.22],
  ],
} as const;

const preflopKnown = new Map<string, Weights>();

/** What a move before the flop leaves. @param raisesBefore it */
export function preflopWeights(type: Action['type'], raisesBefore: number): Weights {
  const move = type === 'raise' ? 'raise' : 'call';
  const key = `${move} ${raisesBefore}`;
  const known = preflopKnown.get(key);
  if (known !== undefined) return known;
  const [from, to] = preflopParts[move][Math.min(2, raisesBefore)] ?? [0, 1];
  const any = anyShares[move];
  const inside = (1 - any) / (to - from) + any;
  const weights = preflopPlaces().map((place) => (place >= from && place < to ? inside : any));
  preflopKnown.set(key, weights);
  return weights;
}

/** Place of each holding among all before the flop: 0 is the best, 1 the worst. */
function preflopPlaces(): Weights {
  const equities = Array.from(allHoldings, (_, index) => preflopEquity(comboAt(index), 1));
  const best = equities.map((_, index) => index);
  best.sort((one, other) => (equities[other] ?? 0) - (equities[one] ?? 0));
  const places = new Float32Array(comboCount);
  best.forEach((index, place) => {
    places[index] = place / comboCount;
  });
  return places;
}

export interface ReadMove {
  readonly type: Action['type'];
  /** A bet or raise beyond the call as a share of the pot after it, a called bet as a share of the pot before it. */
  readonly size: number;
  readonly raisesBefore: number;
  /** Of betting that can still come, this one included: 1 on the river. */
  readonly rounds: number;
}

/** What a weight is multiplied by, by the place of the holding in the range: 0 is the weakest, 1 the strongest. */
interface Factor {
  /** Places below `low.to`: a straight line from `low.from` on. */
  readonly low: { readonly to: number; readonly from: number; readonly slope: number };
  /** Places above `high.from`; between them it is 1. */
  readonly high: { readonly from: number; readonly factor: number };
}

interface ReadRange {
  readonly holdings: Uint16Array;
  /** Their weight. */
  readonly total: number;
  readonly move: ReadMove;
  readonly result: Weights;
}

/** Places this near to a bound are worked out; of others it is known on which side they are. */
const margin = 1e-9;

/**
 * What a move after the flop leaves of a range. Bets and raises keep its top and as many bluffs as make a bluff catcher
 * indifferent (the clairvoyance game over several streets, Chen and Ankenman, The mathematics of poker, 2006), calls what keeps
 * a bluff from winning too often; the best of those that check or call would have raised.
 *
 * @param range the holdings from the weakest to the strongest; of others nothing is written to the result
 * @returns the weight of what is left
 */
export function reweigh(weights: Weights, range: ReadRange): number {
  const { holdings, result, total } = range;
  const { low, high } = factorOf(range.move);
  const count = holdings.length;
  let below = 0;
  let left = 0;
  let at = 0;
  for (; at < count; at += 1) {
    const index = holdings[at] as number;
    const weight = weights[index] as number;
    const place = (below + weight / 2) / total;
    if (!(place < low.to)) break;
    const kept = Math.fround(weight * (low.from + low.slope * place));
    result[index] = kept;
    left += kept;
    below += weight;
  }
  // Places only grow, and dividing takes long.
  const surelyBelow = high.from * total * (1 - margin);
  for (; at < count; at += 1) {
    const index = holdings[at] as number;
    const weight = weights[index] as number;
    const middle = below + weight / 2;
    if (middle > surelyBelow && middle / total > high.from) break;
    result[index] = weight;
    left += weight;
    below += weight;
  }
  for (; at < count; at += 1) {
    const index = holdings[at] as number;
    const kept = Math.fround((weights[index] as number) * high.factor);
    result[index] = kept;
    left += kept;
  }
  return left;
}

/** The weight of the holdings. */
export function totalOf(weights: Weights, holdings: Uint16Array): number {
  let total = 0;
  for (let at = 0; at < holdings.length; at += 1) {
    total += weights[holdings[at] as number] as number;
  }
  return total;
}

/** What is set aside of a range while a hand is compared with the rest of it. */
const setAside = new Float32Array(2 * 51);

/**
 * Share of the weight of holdings that a hand is ahead of, ties half; none of them has a card of it.
 * @param order of the holdings, which the hand is not left out of
 */
export function shareAhead(
  weights: Weights,
  { order, hole }: { readonly order: BoardOrder; readonly hole: readonly Card[] },
): number {
  const [one, other] = hole as readonly [Card, Card];
  const own = order.strengthOf(one, other);
  const taken = takenBy(one, other);
  for (let at = 0; at < taken.length; at += 1) {
    setAside[at] = weights[taken[at] as number] as number;
    weights[taken[at] as number] = 0;
  }
  const share = shareBelow(own, weights, order);
  // Backwards: the hand itself stands twice among them, the second time without a weight.
  for (let at = taken.length - 1; at >= 0; at -= 1) {
    weights[taken[at] as number] = setAside[at] as number;
  }
  return share;
}

function shareBelow(own: number, weights: Weights, { holdings, strengths }: BoardOrder): number {
  const count = holdings.length;
  let all = 0;
  let at = 0;
  for (; at < count && (strengths[at] as number) < own; at += 1) {
    all += weights[holdings[at] as number] as number;
  }
  const weaker = all;
  let equal = 0;
  for (; at < count && (strengths[at] as number) === own; at += 1) {
    const weight = weights[holdings[at] as number] as number;
    all += weight;
    equal += weight;
  }
  for (; at < count; at += 1) all += weights[holdings[at] as number] as number;
  return all === 0 ? 0.5 : (weaker + equal / 2) / all;
}

/** By card, the holdings that have it. */
const holdingsWith = Array.from({ length: 52 }, (_, card) =>
  Array.from({ length: comboCount }, (_each, index) => index).filter((index) =>
    comboAt(index).includes(card as Card),
  ),
);
const taken = new Uint16Array(2 * 51);

/** Holdings with one of two cards; overwritten by the next call. */
function takenBy(one: Card, other: Card): Uint16Array {
  taken.set(holdingsWith[one] as number[], 0);
  taken.set(holdingsWith[other] as number[], 51);
  return taken;
}

function factorOf({ type, size, raisesBefore, rounds }: ReadMove): Factor {
  if (type === 'check') return { low: nowhere, high: { from: 0.85, factor: 0.5 } };
  if (type !== 'raise') {
    const folded = Math.min(0.75, size / (1 + size));
    return {
      low: { to: folded, from: doubt, slope: doubt / folded },
      high: { from: 0.93, factor: 0.7 },
    };
  }
  const value = raisesBefore > 0 ? raisingShare : 0.6 / (1 + 0.55 * size);
  const honest = wholePower((1 + size) / (1 + 2 * size), rounds);
  const bluffing = Math.min(1, (value * (1 / honest - 1)) / (1 - value));
  return {
    low: { to: 1 - value, from: Math.max(doubt, bluffing), slope: 0 },
    high: { from: 1, factor: 1 },
  };
}

const nowhere = { to: 0, from: 1, slope: 0 } as const;

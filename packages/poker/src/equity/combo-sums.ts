import type { Card } from '../cards/card.ts';
import { type HandSum, sumOf } from '../evaluator/hand-sum.ts';
import { comboAt, comboCount } from '../ranges/combo.ts';
import type { Range } from '../ranges/range.ts';

/** The combos of a range that can still be held, with what their strength is found by. */
export interface ComboSums {
  readonly length: number;
  /** The first `length` places count, here and in the rest. */
  readonly combos: Uint16Array;
  readonly weights: Float64Array;
  readonly keys: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

let sums: readonly HandSum[] | undefined;

/** Leaves out combos of weight 0 and those that hold a dead card. */
export function comboSums(range: Range, dead: readonly Card[]): ComboSums {
  sums ??= Array.from({ length: comboCount }, (_, combo) => sumOf(comboAt(combo)));
  const { low: deadLow, high: deadHigh } = sumOf(dead);
  const places = () => new Int32Array(comboCount);
  const combos = new Uint16Array(comboCount);
  const weights = new Float64Array(comboCount);
  const [keys, low, high] = [places(), places(), places()];
  let length = 0;
  for (let combo = 0; combo < comboCount; combo += 1) {
    const weight = range.weights[combo] as number;
    const sum = sums[combo] as HandSum;
    if (weight === 0 || ((sum.low & deadLow) | (sum.high & deadHigh)) !== 0) continue;
    combos[length] = combo;
    weights[length] = weight;
    keys[length] = sum.key;
    low[length] = sum.low;
    high[length] = sum.high;
    length += 1;
  }
  return { length, combos, weights, keys, low, high };
}

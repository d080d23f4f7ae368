import type { Card } from '../cards/card.ts';
import { comboCards, comboCount, comboIndex } from './combo.ts';
import { formatRange } from './format-range.ts';
import { parseRange } from './parse-range.ts';

export interface WeightedCombo {
  readonly cards: readonly [Card, Card];
  readonly weight: number;
}

/** Starting hands with weights from 0 to 1: how often each of the 1,326 combos is held. Immutable by convention. */
export class Range {
  /** One weight for each combo, in the order of `comboIndex`. */
  readonly weights: Float64Array;

  /** @throws RangeError unless there are 1,326 weights from 0 to 1 */
  constructor(weights: Float64Array) {
    if (weights.length !== comboCount || weights.some((weight) => !(weight >= 0 && weight <= 1))) {
      throw new RangeError('A range is 1,326 weights from 0 to 1');
    }
    this.weights = weights;
  }

  /** @throws RangeSyntaxError with the position and the reason */
  static parse(notation: string): Range {
    return new Range(parseRange(notation));
  }

  /** Any two cards. */
  static full(): Range {
    return new Range(new Float64Array(comboCount).fill(1));
  }

  weight(a: Card, b: Card): number {
    return this.weights[comboIndex(a, b)] ?? 0;
  }

  /** The same range when the given cards are known to be elsewhere. */
  without(cards: readonly Card[]): Range {
    return this.map((weight, [high, low]) =>
      cards.includes(high) || cards.includes(low) ? 0 : weight,
    );
  }

  /** The range with each weight replaced. */
  map(change: (weight: number, cards: readonly [Card, Card]) => number): Range {
    return new Range(
      this.weights.map((weight, index) => (weight === 0 ? 0 : change(weight, comboCards(index)))),
    );
  }

  /** The combos that can be held at all. */
  combos(): WeightedCombo[] {
    const held: WeightedCombo[] = [];
    this.weights.forEach((weight, index) => {
      if (weight > 0) held.push({ cards: comboCards(index), weight });
    });
    return held;
  }

  /** Sum of the weights: how many combos the range amounts to. */
  size(): number {
    return this.weights.reduce((sum, weight) => sum + weight, 0);
  }

  toString(): string {
    return formatRange(this.weights);
  }
}

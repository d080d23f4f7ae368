import type { Card } from '../cards/card.ts';
import { type Combo, comboAt, comboCount, comboIndex } from './combo.ts';
import { formatRange } from './format-range.ts';
import { parseRange } from './parse-range.ts';

/** What hole cards a player may hold: a weight from 0 to 1 for each of the 1,326 combos. Never changes. */
export class Range {
  /** By `comboIndex`. Read only: ranges are shared. */
  readonly weights: Float64Array;

  private constructor(weights: Float64Array) {
    this.weights = weights;
  }

  /**
   * Reads the usual notation: `22+, A5s+, KQo:0.5, AsKd, 15%`, `random`. What it means is told at `parseRange`,
   * `combosOfEntry` and `topOfHands`.
   *
   * @throws {RangeNotationError}
   */
  static parse(notation: string): Range {
    return new Range(parseRange(notation));
  }

  /** Any two cards. */
  static full(): Range {
    return new Range(new Float64Array(comboCount).fill(1));
  }

  /**
   * A range of given weights, which are copied.
   *
   * @throws {RangeError} unless they are 1,326 numbers from 0 to 1
   */
  static of(weights: ArrayLike<number>): Range {
    const copied = Float64Array.from(weights);
    if (copied.length !== comboCount || !copied.every((weight) => weight >= 0 && weight <= 1)) {
      throw new RangeError('A range has 1326 weights from 0 to 1');
    }
    return new Range(copied);
  }

  weight(a: Card, b: Card): number {
    return this.weights[comboIndex(a, b)] ?? 0;
  }

  /** The same range where these cards cannot be held. */
  without(cards: readonly Card[]): Range {
    const weights = this.weights.slice();
    for (const card of cards) {
      for (let other = 0; other < 52; other += 1) {
        if (other !== card) weights[comboIndex(card, other)] = 0;
      }
    }
    return new Range(weights);
  }

  /** The combos of positive weight, in `comboIndex` order. */
  combos(): { readonly cards: Combo; readonly weight: number }[] {
    const held: { cards: Combo; weight: number }[] = [];
    this.weights.forEach((weight, index) => {
      if (weight > 0) held.push({ cards: comboAt(index), weight });
    });
    return held;
  }

  /** The canonical notation: reads back to the same weights. */
  toString(): string {
    return formatRange(this.weights);
  }
}

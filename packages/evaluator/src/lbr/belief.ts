import type { Card } from '@poker-bot/poker/cards/card';
import { comboCount, comboIndex } from '@poker-bot/poker/ranges/combo';

/** How likely each holding does something, by `comboIndex`. */
export type ByHolding = ArrayLike<number>;

/**
 * Every action is taken to be made by mistake that often: what a strategy that is only nearly known says to be impossible must
 * not rule out a holding for the rest of the hand.
 */
const tremble = 0.02;

/** What the other player may hold: a weight for each holding, by Bayes' rule from what it did. */
export class Belief {
  readonly #weights: Float64Array;

  /** @param known cards that it cannot hold */
  constructor(known: readonly Card[]) {
    this.#weights = new Float64Array(comboCount).fill(1);
    this.exclude(known);
  }

  exclude(cards: readonly Card[]): void {
    for (const card of cards) {
      for (let other = 0; other < 52; other += 1) {
        if (other !== card) this.#weights[comboIndex(card, other)] = 0;
      }
    }
  }

  /** @param chances how likely each holding does what was done */
  learn(chances: ByHolding): void {
    let total = 0;
    for (let index = 0; index < comboCount; index += 1) {
      const weight = this.weight(index) * ((1 - tremble) * (chances[index] ?? 0) + tremble);
      this.#weights[index] = weight;
      total += weight;
    }
    // Products of many small chances would leave what numbers can hold.
    for (let index = 0; index < comboCount; index += 1) {
      this.#weights[index] = this.weight(index) / total;
    }
  }

  weight(index: number): number {
    return this.#weights[index] ?? 0;
  }

  /** The mean of something over the holdings, each by its weight times a factor of its own; undefined where nothing is left. */
  mean(values: ByHolding, factor: (index: number) => number = () => 1): number | undefined {
    let sum = 0;
    let total = 0;
    for (let index = 0; index < comboCount; index += 1) {
      const value = values[index] ?? -1;
      if (value < 0) continue;
      const weight = this.weight(index) * factor(index);
      sum += weight * value;
      total += weight;
    }
    return total === 0 ? undefined : sum / total;
  }
}

import type { Random } from '../random/random.ts';
import type { ComboSums } from './combo-sums.ts';

/** Draws combos as often as their weights say. */
export class ComboSampler {
  readonly #combos: Uint16Array;
  readonly #cumulative: Float64Array;
  readonly #length: number;
  readonly #total: number;

  constructor({ combos, weights, length }: ComboSums) {
    this.#combos = combos;
    this.#length = length;
    this.#cumulative = new Float64Array(length);
    let total = 0;
    for (let place = 0; place < length; place += 1) {
      total += weights[place] as number;
      this.#cumulative[place] = total;
    }
    this.#total = total;
  }

  draw(random: Random): number {
    const target = random.float() * this.#total;
    let low = 0;
    let high = this.#length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cumulative[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return this.#combos[low] as number;
  }
}

import { hashLabel, rootKey, type StreamKey, seedState } from './seed.ts';

/**
 * A reproducible stream of random numbers: the same seed gives the same numbers on every platform, since only 32-bit
 * integer arithmetic is used. Not for secrets.
 */
export interface Random {
  /** A whole number from 0 to 2³² − 1, each as likely. */
  uint32(): number;
  /**
   * A whole number from 0 to `bound` − 1, each exactly as likely.
   *
   * @throws {RangeError} unless `bound` is a whole number from 1 to 2³²
   */
  below(bound: number): number;
  /** A number in [0, 1) with 53 random bits. */
  float(): number;
  /** An independent stream, named within this one; this stream does not move, so the order of forks is free. */
  fork(label: string | number): Random;
}

/**
 * Starts a stream: xoshiro128** 1.1 (Blackman & Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47,
 * 2021), its 128 bits of state filled by SplitMix32 from a 128-bit hash of the seed. The number 7 and the text "7" are different seeds.
 */
export function createRandom(seed: string | number): Random {
  return new Xoshiro128(hashLabel(rootKey, seed));
}

function limitOf(bound: number): number {
  return 2 ** 32 - (2 ** 32 % bound);
}

/** Of the bounds that cards are drawn with. */
const limits = Float64Array.from({ length: 53 }, (_, bound) => (bound === 0 ? 0 : limitOf(bound)));

class Xoshiro128 implements Random {
  readonly #key: StreamKey;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(key: StreamKey) {
    this.#key = key;
    [this.#a, this.#b, this.#c, this.#d] = seedState(key);
  }

  uint32(): number {
    const b = this.#b;
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const c = this.#c ^ this.#a;
    const d = this.#d ^ b;
    this.#b = b ^ c;
    this.#a ^= d;
    this.#c = c ^ (b << 9);
    this.#d = (d << 11) | (d >>> 21);
    return result;
  }

  below(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) {
      throw new RangeError(`A bound is a whole number from 1 to 2^32, not ${bound}`);
    }
    // Draws in the last, incomplete run of `bound` numbers are drawn again: no number is favoured.
    const limit = limits[bound] ?? limitOf(bound);
    let drawn = this.uint32();
    while (drawn >= limit) drawn = this.uint32();
    // The quotient of whole numbers below 2³² is rounded by less than the least step to the next whole number.
    return drawn - Math.floor(drawn / bound) * bound;
  }

  float(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  fork(label: string | number): Random {
    return new Xoshiro128(hashLabel(this.#key, label));
  }
}

/** Names a stream: 128 bits, as much as a stream has state, so that no two of many streams meet by chance. */
export type StreamKey = readonly [number, number, number, number];

/** The key above all others: the first bits of the fraction of π. */
export const rootKey: StreamKey = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];

/** One odd multiplier a lane, so that texts which agree in one lane differ in the others. */
const multipliers: StreamKey = [31, 0x01000193, 0x5bd1e995, 0x2c1b3c6d];

/**
 * Fills a state of four words by SplitMix32, a word of the key each: Weyl sequence of the golden ratio, mixed by
 * MurmurHash3's finaliser (Appleby, 2011), the 32-bit form of Steele, Lea & Flood, "Fast splittable pseudorandom number
 * generators", 2014. Different keys give different states.
 */
export function seedState(key: StreamKey): [number, number, number, number] {
  const word = (lane: 0 | 1 | 2 | 3) => mix((key[lane] + Math.imul(lane + 1, 0x9e3779b9)) | 0);
  const state: [number, number, number, number] = [word(0), word(1), word(2), word(3)];
  // The one state that xoshiro never leaves.
  if (state.every((bits) => bits === 0)) state[0] = 1;
  return state;
}

/** The key of a seed or label within a key; numbers and texts never give the same key by their spelling alone. */
export function hashLabel(key: StreamKey, label: string | number): StreamKey {
  const text = typeof label === 'number' ? `#${label}` : `"${label}`;
  const lane = (index: 0 | 1 | 2 | 3) => hashText(text, key[index], multipliers[index]);
  return stir([lane(0), lane(1), lane(2), lane(3)]);
}

function hashText(text: string, start: number, multiplier: number): number {
  let hash = mix(start ^ text.length);
  for (let index = 0; index < text.length; index += 1) {
    hash = mix((Math.imul(hash, multiplier) + text.charCodeAt(index)) | 0);
  }
  return hash;
}

/** Lets every lane decide every other; each step can be undone, so nothing of the 128 bits is lost. */
function stir(key: StreamKey): StreamKey {
  let [a, b, c, d] = key;
  for (let round = 0; round < 2; round += 1) {
    a = mix((a + d) | 0);
    b = mix((b + a) | 0);
    c = mix((c + b) | 0);
    d = mix((d + c) | 0);
  }
  return [a, b, c, d];
}

function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

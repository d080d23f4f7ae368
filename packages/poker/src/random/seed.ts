/**
 * Fills a state of four words by SplitMix32: Weyl sequence of the golden ratio, mixed by MurmurHash3's finaliser
 * (Appleby, 2011), the 32-bit form of Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014.
 */
export function seedState(key: number): [number, number, number, number] {
  const word = (index: number) => mix((key + Math.imul(index, 0x9e3779b9)) | 0);
  return [word(1), word(2), word(3), word(4)];
}

/** One 32-bit key of a seed or label within a key; numbers and texts never give the same key by their spelling alone. */
export function hashLabel(key: number, label: string | number): number {
  const text = typeof label === 'number' ? `#${label}` : `"${label}`;
  let hash = mix(key ^ text.length);
  for (let index = 0; index < text.length; index += 1) {
    hash = mix((Math.imul(hash, 31) + text.charCodeAt(index)) | 0);
  }
  return hash;
}

function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

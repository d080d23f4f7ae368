/** A part of a text that was encoded. */
export interface Decoded {
  readonly text: string;
  /** Where the encoded part begins in the text that was searched, and how long it is. */
  readonly index: number;
  readonly length: number;
}

const shortest = 24;
const encoded = new RegExp(`[A-Za-z0-9+/]{${shortest},}={0,2}`, 'g');
/** Of these many characters the first bytes are looked at before the rest is. */
const looked = 12;
const longest = 256 * 1024;
const readable = /^[\t\n\r -~]+$/;

/** The parts of a text that are Base64 of a text. What anything else decodes to is not readable. */
export function* decodedParts(text: string): Generator<Decoded> {
  for (const { 0: part, index } of text.matchAll(encoded)) {
    const length = part.length;
    if (length > longest || !readable.test(decode(part.slice(0, looked)))) continue;
    const decoded = decode(part);
    if (readable.test(decoded)) yield { text: decoded, index, length };
  }
}

function decode(part: string): string {
  return Buffer.from(part, 'base64').toString('latin1');
}

/** Bytes of the most that a character of a string can take in UTF-8. */
const mostBytes = 3;

/**
 * Texts as UTF-8, one after the other. They are encoded as they come: kept as strings until they are passed on they would
 * be moved by every garbage collection, and copied once more for another thread.
 */
export class TextBytes {
  #bytes: Buffer;
  #length = 0;

  constructor(capacity = 64 * 1024) {
    this.#bytes = Buffer.from(new ArrayBuffer(capacity));
  }

  add(text: string): void {
    const most = this.#length + mostBytes * text.length;
    if (most > this.#bytes.length) this.#grow(most);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** In memory of their own, that can be transferred to another thread. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#bytes.buffer as ArrayBuffer, 0, this.#length);
  }

  #grow(least: number): void {
    const larger = Buffer.from(new ArrayBuffer(Math.max(least, 2 * this.#bytes.length)));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

export function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
}

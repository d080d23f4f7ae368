/** A piece of what a container wrote, as the engine keeps it: a line with its end, or a part of a long one. */
export interface OutputFrame {
  readonly stream: 'output' | 'errors';
  readonly payload: Buffer;
}

/** Stream, three bytes of nothing, length. */
const headerBytes = 8;
const lengthOffset = 4;
const errorStream = 2;

/** Takes the engine's stream of frames apart, however it is cut. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): OutputFrame[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const frames: OutputFrame[] = [];
    let offset = 0;
    while (offset + headerBytes <= this.#rest.length) {
      const length = this.#rest.readUInt32BE(offset + lengthOffset);
      const end = offset + headerBytes + length;
      if (end > this.#rest.length) break;
      frames.push({
        stream: this.#rest[offset] === errorStream ? 'errors' : 'output',
        payload: this.#rest.subarray(offset + headerBytes, end),
      });
      offset = end;
    }
    this.#rest = this.#rest.subarray(offset);
    return frames;
  }
}

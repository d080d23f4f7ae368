import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Of a header and of what the length of each file is rounded up to, in bytes. */
const block = 512;

/**
 * The files of a tar archive one after the other, as the engine saves an image: whether it keeps layers as they are or compressed by
 * gzip, what they hold comes out. A file has to be read before the next one comes.
 */
export async function* unpackedFiles(
  archive: AsyncIterable<Uint8Array>,
): AsyncGenerator<AsyncIterable<Uint8Array>> {
  const pieces = new Pieces(archive);
  for (;;) {
    const header = await pieces.whole(block);
    if (header.length < block || header.every((byte) => byte === 0)) return;
    const size = sizeIn(header);
    const file = new FileContent(pieces, size);
    yield unpacked(file);
    await file.skip();
    await pieces.whole((block - (size % block)) % block);
  }
}

/** Octal digits, or from 8 GiB on the number itself behind a set bit. */
function sizeIn(header: Buffer): number {
  const field = header.subarray(124, 136);
  if (((field[0] ?? 0) & 0x80) !== 0) return Number(field.readBigUInt64BE(4));
  return Number.parseInt(field.toString('latin1').replace(/[\0 ]+$/, ''), 8) || 0;
}

async function* unpacked(file: FileContent): AsyncGenerator<Uint8Array> {
  const first = (await file.next()) ?? new Uint8Array();
  const whole = Readable.from(startingWith(first, file));
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const gunzip = createGunzip();
  whole.once('error', (error) => gunzip.destroy(error));
  try {
    yield* whole.pipe(gunzip);
  } catch (error) {
    // What only begins like a compressed file was looked at as far as it goes.
    if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
  } finally {
    whole.destroy();
  }
}

async function* startingWith(first: Uint8Array, file: FileContent): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (let piece = await file.next(); piece; piece = await file.next()) yield piece;
}

/** The part of an archive that is one file. */
class FileContent {
  readonly #pieces: Pieces;
  #left: number;

  constructor(pieces: Pieces, size: number) {
    this.#pieces = pieces;
    this.#left = size;
  }

  async next(): Promise<Uint8Array | undefined> {
    if (this.#left === 0) return undefined;
    const piece = await this.#pieces.some(this.#left);
    this.#left = piece ? this.#left - piece.length : 0;
    return piece;
  }

  async skip(): Promise<void> {
    while (await this.next());
  }
}

/** Bytes that come in pieces of any size, taken in pieces of a wanted one. */
class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** At least one byte and at most so many; undefined at the end. */
  async some(most: number): Promise<Uint8Array | undefined> {
    while (this.#rest.length === 0) {
      const { value, done } = await this.#source.next();
      if (done) return undefined;
      this.#rest = value;
    }
    const piece = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }

  /** So many bytes; fewer only at the end. */
  async whole(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for (let left = length; left > 0; ) {
      const part = await this.some(left);
      if (!part) break;
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }
}

/** Longest line in bytes, its end not counted: the buffer of the competition's own programs. */
export const longestLine = 4095;

/**
 * Cuts what arrives over a connection into lines, whatever pieces it comes in. A line ends with LF; a CR before it is
 * dropped. Bytes are taken as they are, so that garbage stays garbage and cannot fail here.
 */
export class LineReader {
  #rest = '';
  #overflown = false;

  /** A line was longer than any the protocol has; nothing is read any more. */
  get overflown(): boolean {
    return this.#overflown;
  }

  /** The lines that this piece completes; none from a line on that is too long. */
  push(piece: Uint8Array): string[] {
    if (this.#overflown) return [];
    const lines = (this.#rest + Buffer.from(piece).toString('latin1')).split('\n');
    this.#rest = lines.pop() ?? '';
    const tooLong = lines.findIndex((line) => line.length > longestLine + 1);
    if (tooLong >= 0 || this.#rest.length > longestLine + 1) {
      this.#overflown = true;
      this.#rest = '';
    }
    return lines.slice(0, tooLong < 0 ? undefined : tooLong).map(withoutReturn);
  }
}

/** Lines that players and dealers skip: comments, and what a graphical player tells. */
export function isComment(line: string): boolean {
  return line.startsWith('#') || line.startsWith(';');
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

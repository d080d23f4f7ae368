import { HistoryError } from '../history-error.ts';

export interface CursorMark {
  readonly offset: number;
  readonly line: number;
  readonly lineStart: number;
}

const deepest = 50;

/** Reads a text from left to right and knows the line and column it is at, both from 1. */
export class Cursor {
  readonly text: string;
  offset = 0;
  line = 1;
  #lineStart = 0;
  #depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  get column(): number {
    return this.offset - this.#lineStart + 1;
  }

  get done(): boolean {
    return this.offset >= this.text.length;
  }

  /** The character here, or the empty string at the end. */
  peek(): string {
    return this.text[this.offset] ?? '';
  }

  startsWith(prefix: string): boolean {
    return this.text.startsWith(prefix, this.offset);
  }

  /** A place to `rewind` to. */
  mark(): CursorMark {
    return { offset: this.offset, line: this.line, lineStart: this.#lineStart };
  }

  rewind(mark: CursorMark): void {
    this.offset = mark.offset;
    this.line = mark.line;
    this.#lineStart = mark.lineStart;
  }

  take(count = 1): string {
    const taken = this.text.slice(this.offset, this.offset + count);
    for (let end = taken.indexOf('\n'); end >= 0; end = taken.indexOf('\n', end + 1)) {
      this.line += 1;
      this.#lineStart = this.offset + end + 1;
    }
    this.offset += taken.length;
    return taken;
  }

  /** Takes what a sticky pattern matches here; undefined when it does not match. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text)?.[0];
    return found === undefined ? undefined : this.take(found.length);
  }

  /** Reads something inside of something else, up to a depth that no record needs. */
  nest<Inner>(read: () => Inner): Inner {
    if (this.#depth === deepest) this.fail('Values are nested too deeply');
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }

  skipBlanks(): void {
    while (this.peek() === ' ' || this.peek() === '\t') this.offset += 1;
  }

  /** Skips blanks, line ends and comments. */
  skipLines(): void {
    for (;;) {
      this.match(/[ \t\r\n]+/y);
      if (this.match(/#[^\n]*/y) === undefined) return;
    }
  }

  /** Requires nothing but blanks and a comment up to the line's end. */
  endLine(): void {
    this.skipBlanks();
    this.match(/#[^\n]*/y);
    if (this.done || this.match(/\r?\n/y) !== undefined) return;
    if (this.match(/\r$/y) !== undefined) return;
    this.fail(`Expected the line to end, not \`${this.peek()}\``);
  }

  fail(message: string): never {
    throw new HistoryError('HISTORY_SYNTAX', message, { line: this.line, column: this.column });
  }
}

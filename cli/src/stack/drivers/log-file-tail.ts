import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { LogLine } from '../driver.ts';

const chunkBytes = 65_536;

/** Reads one unit's log from its oldest kept line on, and then what is added, also when the file is rotated meanwhile. */
export class LogFileTail {
  readonly #unit: string;
  readonly #path: string;
  #descriptor: number | undefined;
  #decoder = new StringDecoder('utf8');
  #rest = '';

  constructor(unit: string, path: string) {
    this.#unit = unit;
    this.#path = path;
  }

  /** Lines of the files that were put aside, oldest first, and of the current one. */
  readAll(): LogLine[] {
    const aside: string[] = [];
    for (let number = 1; existsSync(`${this.#path}.${number}`); number += 1) {
      aside.unshift(`${this.#path}.${number}`);
    }
    const earlier = aside.flatMap((path) => {
      const descriptor = openSync(path, 'r');
      const lines = this.#read(descriptor);
      closeSync(descriptor);
      return lines;
    });
    return [...earlier, ...this.readNew()];
  }

  /** Lines added since the last call. */
  readNew(): LogLine[] {
    const lines = this.#descriptor === undefined ? [] : this.#read(this.#descriptor);
    if (!this.#isCurrent()) {
      this.close();
      if (!existsSync(this.#path)) return lines;
      this.#descriptor = openSync(this.#path, 'r');
      lines.push(...this.#read(this.#descriptor));
    }
    return lines;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** A rotated file keeps its inode under another name: the open one is read to its end first. */
  #isCurrent(): boolean {
    if (this.#descriptor === undefined) return false;
    return statSync(this.#path, { throwIfNoEntry: false })?.ino === fstatSync(this.#descriptor).ino;
  }

  #read(descriptor: number): LogLine[] {
    const lines: LogLine[] = [];
    const buffer = Buffer.alloc(chunkBytes);
    for (;;) {
      const count = readSync(descriptor, buffer, 0, chunkBytes, null);
      if (count === 0) return lines;
      const parts = (this.#rest + this.#decoder.write(buffer.subarray(0, count))).split('\n');
      this.#rest = parts.pop() ?? '';
      // Every line begins with its time: an empty one only ends a line that was written in part.
      for (const part of parts) if (part !== '') lines.push(parseLine(this.#unit, part));
    }
  }
}

/** The supervisor writes `TIME TEXT`. */
function parseLine(unit: string, line: string): LogLine {
  const space = line.indexOf(' ');
  const time = Date.parse(line.slice(0, space));
  return Number.isNaN(time)
    ? { unit, time: 0, text: line }
    : { unit, time, text: line.slice(space + 1) };
}

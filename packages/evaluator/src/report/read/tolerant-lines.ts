import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { readLines } from '../../run-folder/read-lines.ts';

/** Lines of a log that a report could not use. */
export interface LineDamage {
  readonly file: string;
  /** Lines that are no JSON, or not what a run writes. */
  unreadable: number;
  /** Number of the first of them. */
  first?: number;
  /** Whether the last line was left half written. */
  readonly torn: boolean;
}

/** The lines of a log that can be read; the others are counted. Memory stays flat. */
export class TolerantLines<T> {
  readonly #path: string;
  readonly #schema: z.ZodType;
  readonly damage: LineDamage;

  constructor(path: string, { name, schema }: { name: string; schema: z.ZodType }) {
    this.#path = path;
    this.#schema = schema;
    this.damage = { file: name, unreadable: 0, torn: isTorn(path) };
  }

  *read(): Generator<T, void, undefined> {
    let number = 0;
    for (const line of readLines(this.#path)) {
      number += 1;
      const value = parsed(line);
      if (this.#schema.safeParse(value).success) yield value as T;
      else this.#passOver(number);
    }
  }

  #passOver(number: number): void {
    this.damage.unreadable += 1;
    this.damage.first ??= number;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const lineEnd = 10;

function isTorn(path: string): boolean {
  if (!existsSync(path)) return false;
  const { size } = statSync(path);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, last, 0, 1, size - 1);
  } finally {
    closeSync(descriptor);
  }
  return last[0] !== lineEnd;
}

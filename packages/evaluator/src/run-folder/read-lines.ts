import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { z } from 'zod';

const blockSize = 256 * 1024;

/** The whole lines of a file, one at a time and in flat memory; what follows the last line end is left out. */
export function* readLines(path: string): Generator<string, void, undefined> {
  const descriptor = openIfThere(path);
  if (descriptor === undefined) return;
  try {
    const block = Buffer.alloc(blockSize);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for (
      let length = readSync(descriptor, block);
      length > 0;
      length = readSync(descriptor, block)
    ) {
      const lines = (rest + decoder.write(block.subarray(0, length))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The lines of a file as JSON.
 *
 * @param schema what a line must hold; it may hold more
 * @throws PokerbotError `RUN_DAMAGED` naming file and line
 */
export function* readJsonLines<T>(path: string, schema: z.ZodType): Generator<T, void, undefined> {
  let number = 0;
  for (const line of readLines(path)) {
    number += 1;
    yield parseLine(line, { schema, path, number }) as T;
  }
}

function parseLine(
  line: string,
  { schema, path, number }: { schema: z.ZodType; path: string; number: number },
): unknown {
  try {
    const value: unknown = JSON.parse(line);
    schema.parse(value);
    return value;
  } catch (cause) {
    const what = cause instanceof SyntaxError ? 'is not valid JSON' : 'is not what a run writes';
    throw new PokerbotError('RUN_DAMAGED', {
      message: `\`${path}\`, line ${number} ${what}`,
      details: { path, line: number },
      cause,
    });
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

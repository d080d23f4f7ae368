import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { HandRecord } from './hand-record.ts';
import { handRecordSchema } from './hand-record-schema.ts';

export interface LoggedHand {
  readonly record: HandRecord;
  readonly file: string;
  readonly line: number;
}

/**
 * Reads a hand log that was closed, or repaired by opening it, line by line.
 *
 * @throws PokerbotError `HAND_LOG_DAMAGED` naming file and line, `FILE_UNREADABLE`
 */
export async function* readHandLog(file: string): AsyncGenerator<LoggedHand> {
  const lines = createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let line = 0;
  try {
    for await (const text of lines) {
      line += 1;
      yield { record: parse(text, { file, line }), file, line };
    }
  } catch (error) {
    throw unreadable(file, error);
  }
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function parse(text: string, place: Place): HandRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw damaged(place, { reason: 'it is not JSON', cause });
  }
  const parsed = handRecordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const reason = `\`${issue?.path.join('.') ?? ''}\`: ${issue?.message ?? 'not a hand'}`;
  throw damaged(place, { reason, cause: parsed.error });
}

function damaged(
  { file, line }: Place,
  { reason, cause }: { readonly reason: string; readonly cause: unknown },
): PokerbotError {
  return new PokerbotError('HAND_LOG_DAMAGED', {
    message: `\`${file}:${line}\` is no hand: ${reason}`,
    next: [`Restore \`${file}\`, or remove line ${line} and accept that its hand is lost`],
    details: { file, line },
    cause,
  });
}

function unreadable(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).syscall === undefined ? undefined : 'file';
  if (code === undefined) return error;
  return new PokerbotError('FILE_UNREADABLE', {
    message: `\`${file}\` cannot be read: ${(error as Error).message}`,
    details: { file },
    cause: error,
  });
}

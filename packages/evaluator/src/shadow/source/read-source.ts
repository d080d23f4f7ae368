import { handRecordSchema } from '@poker-bot/logger/hands/hand-record-schema';
import { recordHistory } from '@poker-bot/logger/hands/record-history';
import { readAcpc } from '@poker-bot/poker/history/acpc/read-acpc';
import type { HandHistory } from '@poker-bot/poker/history/hand-history';
import type { HistoryFailure } from '@poker-bot/poker/history/history-error';
import { readPhh } from '@poker-bot/poker/history/phh/read-phh';
import { formatOf } from './source-format.ts';
import { type SourceLine, sourceLines } from './source-lines.ts';

/** A hand that cannot be replayed, and why. */
export interface SkippedHand {
  readonly file: string;
  readonly line: number;
  /** Its number or name; null where it could not be told. */
  readonly hand: string | null;
  readonly code: string;
  readonly message: string;
}

/** One recorded hand. `line` is where it begins in the file; places in the history count from there. */
export type SourceHand =
  | { readonly kind: 'hand'; readonly line: number; readonly history: HandHistory }
  | { readonly kind: 'skipped'; readonly skipped: SkippedHand }
  /** The last line of a log, left half written. */
  | { readonly kind: 'torn'; readonly line: number };

export interface SourceText {
  readonly path: string;
  /** As it is shown. */
  readonly name: string;
  readonly bytes: number;
  /** Told how many bytes more were read. */
  readonly onRead?: ((bytes: number) => void) | undefined;
}

/** The hands of a file in their order, one at a time: a file of any size passes through. */
export function* readSource(source: SourceText): Generator<SourceHand> {
  const { path, bytes, onRead } = source;
  const lines = sourceLines(path, bytes, onRead);
  switch (formatOf(path, bytes)) {
    case 'hand-log':
      for (const line of lines) if (line.text.trim() !== '') yield readLogLine(line, source);
      return;
    case 'acpc':
      yield* readMatchText(lines, source);
      return;
    case 'phh':
      for (const { text, line } of sections(lines)) {
        for (const read of readPhh(text, source.name)) yield handOf(read, { line });
      }
  }
}

const header = /^[ \t]*\[[ \t]*[\w"'-]+[ \t]*\][ \t]*(?:#.*)?\r?$/;

/** The text of each table of a PHH document, and the line it begins at. */
function* sections(lines: Iterable<SourceLine>): Generator<{ text: string; line: number }> {
  let section: string[] = [];
  let first = 1;
  for (const { text, number } of lines) {
    if (header.test(text) && section.length > 0) {
      yield { text: section.join('\n'), line: first };
      section = [];
      first = number;
    }
    section.push(number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text);
  }
  if (section.length > 0) yield { text: section.join('\n'), line: first };
}

/** Each hand is read with the comments before it, which name the game. */
function* readMatchText(lines: Iterable<SourceLine>, { name }: SourceText): Generator<SourceHand> {
  const comments: string[] = [];
  for (const { text, number } of lines) {
    if (text.startsWith('#')) comments.push(text);
    else {
      const line = number - comments.length;
      for (const read of readAcpc([...comments, text].join('\n'), name)) {
        yield handOf(read, { line });
      }
    }
  }
}

/** @param line where the text that was read begins in its file */
function handOf(read: HandHistory | HistoryFailure, { line }: { line: number }): SourceHand {
  if (!('code' in read)) return { kind: 'hand', line, history: read };
  return { kind: 'skipped', skipped: skippedOf(read, line) };
}

/** A fault of a hand with its place in the file. */
export function skippedOf(failure: HistoryFailure, line: number): SkippedHand {
  const { file, hand = null, code, message } = failure;
  return { file, line: line + failure.line - 1, hand, code, message };
}

function readLogLine({ text, number, ended }: SourceLine, { name }: SourceText): SourceHand {
  const place = { file: name, line: number };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    if (!ended) return { kind: 'torn', line: number };
    return damaged(place, 'The line is not JSON');
  }
  const parsed = handRecordSchema.safeParse(value);
  if (!parsed.success) {
    const crashed = typeof value === 'object' && value !== null && 'crashed' in value;
    return damaged(place, crashed ? 'The hand crashed' : 'The line is no hand');
  }
  try {
    const history = recordHistory(parsed.data, { file: name, line: 1 });
    return { kind: 'hand', line: number, history };
  } catch (error) {
    return damaged(place, (error as Error).message);
  }
}

function damaged(place: { file: string; line: number }, message: string): SourceHand {
  return { kind: 'skipped', skipped: { ...place, hand: null, code: 'HAND_LOG_DAMAGED', message } };
}

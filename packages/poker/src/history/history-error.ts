/** What can be wrong with a recorded hand. The codes are permanent. */
export type HistoryErrorCode =
  | 'HISTORY_FORMAT_UNKNOWN'
  | 'HISTORY_SYNTAX'
  | 'HISTORY_UNSUPPORTED'
  | 'HISTORY_ILLEGAL_ACTION'
  | 'HISTORY_UNDECIDED'
  | 'HISTORY_RESULT_MISMATCH'
  | 'HISTORY_NOT_EXPRESSIBLE';

/** A fault of a hand history, at a line (and column, where one is known) counted from 1. */
export class HistoryError extends Error {
  readonly code: HistoryErrorCode;
  readonly line: number;
  readonly column: number | undefined;

  constructor(
    code: HistoryErrorCode,
    message: string,
    place: Place & { readonly cause?: unknown },
  ) {
    super(message, place.cause === undefined ? {} : { cause: place.cause });
    this.name = 'HistoryError';
    this.code = code;
    this.line = place.line;
    this.column = place.column;
  }
}

export interface Place {
  readonly line: number;
  readonly column?: number | undefined;
}

/** A hand that could not be read or did not replay, with where to look. */
export interface HistoryFailure {
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
  /** The hand's own number or name, else its place in the file; undefined where no hand could be told apart. */
  readonly hand: string | undefined;
  readonly code: HistoryErrorCode;
  readonly message: string;
}

/** @throws the error itself when it is no `HistoryError`: a bug is not a fault of the file */
export function toFailure(
  error: unknown,
  where: { readonly file: string; readonly hand: string | undefined },
): HistoryFailure {
  if (!(error instanceof HistoryError)) throw error;
  const { line, column, code, message } = error;
  return { file: where.file, line, column, hand: where.hand, code, message };
}

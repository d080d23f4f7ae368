export type RangeNotationCode =
  | 'RANGE_ENTRY_EMPTY'
  | 'RANGE_ENTRY_UNKNOWN'
  | 'RANGE_SPAN_UNEVEN'
  | 'RANGE_WEIGHT_INVALID'
  | 'RANGE_PERCENT_INVALID';

/** Refuses a range as written: what cannot be read, and where. */
export class RangeNotationError extends Error {
  readonly code: RangeNotationCode;
  /** The column of the entry that cannot be read, from 1. */
  readonly position: number;

  constructor(code: RangeNotationCode, position: number, message: string) {
    super(`${message} (column ${position} of the range)`);
    this.name = 'RangeNotationError';
    this.code = code;
    this.position = position;
  }
}

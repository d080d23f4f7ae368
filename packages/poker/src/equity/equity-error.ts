export type EquityErrorCode = 'NO_OPPONENT' | 'NO_DEAL' | 'SAMPLES_INVALID';

/** Refuses a question about equity that has no answer. */
export class EquityError extends Error {
  readonly code: EquityErrorCode;

  constructor(code: EquityErrorCode, message: string) {
    super(message);
    this.name = 'EquityError';
    this.code = code;
  }
}

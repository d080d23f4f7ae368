/** Refuses a range: where in the text (0-based), and why. */
export class RangeSyntaxError extends Error {
  readonly code = 'RANGE_SYNTAX';
  readonly position: number;

  constructor(position: number, reason: string) {
    super(`Range, character ${position + 1}: ${reason}`);
    this.name = 'RangeSyntaxError';
    this.position = position;
  }
}

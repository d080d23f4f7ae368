import { EquityError } from './equity-error.ts';

/** @throws {EquityError} `SAMPLES_INVALID` unless it is a whole number from 1 on */
export function checkSamples(samples: number): void {
  if (Number.isInteger(samples) && samples >= 1) return;
  throw new EquityError('SAMPLES_INVALID', `Samples are a whole number from 1 on, not ${samples}`);
}

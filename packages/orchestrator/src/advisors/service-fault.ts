import { AdviceLate } from '../decision/advice-late.ts';
import { AdviceSkipped } from '../decision/advice-skipped.ts';

/** Answers of a service that mean "not set up to advise" rather than "broken". */
const notSetUp = new Set(['FAILED_PRECONDITION', 'UNIMPLEMENTED']);

/**
 * What the end of a call means for a decision.
 *
 * @param optional whether a bot does well without this service being set up
 */
export function serviceFault(
  error: unknown,
  { optional }: { readonly optional: boolean },
): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const { message, code } = error;
  if (code === 'DEADLINE_EXCEEDED') return new AdviceLate(message, { cause: error });
  const absent = optional && notSetUp.has(String(code));
  return absent ? new AdviceSkipped(message, { cause: error }) : error;
}

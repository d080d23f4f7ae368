import { checkRules } from '../holdem/check-rules.ts';
import type { HandRules } from '../holdem/rules.ts';
import { HistoryError, type Place } from './history-error.ts';

/** @throws HistoryError HISTORY_UNSUPPORTED where no hand can be started by the recorded rules */
export function requirePlayable(rules: HandRules, place: Place): void {
  try {
    checkRules(rules);
  } catch (error) {
    throw explain(error, place);
  }
}

function explain(error: unknown, { line, column }: Place): unknown {
  if (!(error instanceof RangeError)) return error;
  const message = `The hand cannot be played: ${error.message}`;
  return new HistoryError('HISTORY_UNSUPPORTED', message, { line, column, cause: error });
}

import { IllegalAction } from '../holdem/action.ts';
import { Hand } from '../holdem/hand.ts';
import { applyStep } from './apply-step.ts';
import { compareResult } from './compare-result.ts';
import type { HandHistory, HistoryStep } from './hand-history.ts';
import {
  HistoryError,
  type HistoryErrorCode,
  type HistoryFailure,
  type Place,
  toFailure,
} from './history-error.ts';

/** A recorded hand played again. */
export interface Replay {
  /** As far as the record could be followed. */
  readonly hand: Hand;
  /** Whether every action was legal and the result, where one is recorded, is the same to the chip. */
  readonly ok: boolean;
  readonly mismatch: HistoryFailure | undefined;
}

/** Plays a recorded hand again by the rules and compares the outcome with the recorded one. */
export function replay(history: HandHistory): Replay {
  const hand = Hand.start(history.rules);
  try {
    for (const step of history.steps) attempt(step, () => applyStep(hand, step));
    finish(hand, history);
    compareResult(hand, history);
    return { hand, ok: true, mismatch: undefined };
  } catch (error) {
    return { hand, ok: false, mismatch: toFailure(error, history) };
  }
}

/** Players who do nothing at the showdown muck, unless they hold the best hand. */
function finish(hand: Hand, history: HandHistory): void {
  if (hand.awaiting !== 'showdown') return;
  try {
    hand.autoShowdown();
  } catch (error) {
    // Without a recorded result nothing is claimed that could be wrong.
    const claimed = history.finishingStacks ?? history.winnings;
    if (error instanceof IllegalAction && claimed === undefined) return;
    throw explain(error, { code: 'HISTORY_UNDECIDED', line: history.resultLine });
  }
}

function attempt(step: HistoryStep, apply: () => void): void {
  try {
    apply();
  } catch (error) {
    const { line, column } = step;
    throw explain(error, { code: 'HISTORY_ILLEGAL_ACTION', line, column });
  }
}

function explain(error: unknown, fault: Place & { readonly code: HistoryErrorCode }): unknown {
  if (!(error instanceof IllegalAction)) return error;
  // The rules count seats from 0, the record players from 1.
  const message = error.message.replace(/\bseat (\d+)/gi, (_, seat) => `p${Number(seat) + 1}`);
  return new HistoryError(fault.code, message, { ...fault, cause: error });
}

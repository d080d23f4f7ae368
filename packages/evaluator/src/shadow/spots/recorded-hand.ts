import { applyStep } from '@poker-bot/poker/history/apply-step';
import type { HandHistory, HistoryStep } from '@poker-bot/poker/history/hand-history';
import {
  HistoryError,
  type HistoryFailure,
  toFailure,
} from '@poker-bot/poker/history/history-error';
import { replay } from '@poker-bot/poker/history/replay';
import { requirePlayable } from '@poker-bot/poker/history/require-playable';
import type { Action } from '@poker-bot/poker/holdem/action';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import { withShownCards } from './known-cards.ts';

/** A decision that somebody made: what could be seen, and what was done. */
export interface RecordedDecision {
  readonly player: string;
  readonly observation: Observation;
  readonly action: Action;
}

export interface RecordedHand {
  /** By seat. */
  readonly players: readonly string[];
  /** Of players whose cards are known. */
  readonly decisions: readonly RecordedDecision[];
  /** Decisions of players whose cards nobody knows. */
  readonly unseen: number;
}

/**
 * The decisions of a recorded hand, or why it cannot be replayed. A pot that lacks the cards to decide it is no reason: the
 * decisions before it stand.
 */
export function recordedHand(history: HandHistory): RecordedHand | HistoryFailure {
  try {
    requireWhole(history);
    const { mismatch } = replay(history);
    if (mismatch !== undefined && mismatch.code !== 'HISTORY_UNDECIDED') return mismatch;
    return decisionsOf(history);
  } catch (error) {
    return toFailure(error, history);
  }
}

export function isRefused(hand: RecordedHand | HistoryFailure): hand is HistoryFailure {
  return 'code' in hand;
}

/** @throws HistoryError `HISTORY_UNSUPPORTED` */
function requireWhole({ rules }: HandHistory): void {
  const place = { line: 1 };
  requirePlayable(rules, place);
  if (rules.startingStacks.every(Number.isFinite)) return;
  const message = 'A stack is not recorded, so a bot cannot be shown what its player saw';
  throw new HistoryError('HISTORY_UNSUPPORTED', message, place);
}

function decisionsOf(history: HandHistory): RecordedHand {
  const players = history.rules.startingStacks.map(
    (_, seat) => history.players?.[seat] || `p${seat + 1}`,
  );
  const hand = Hand.start(history.rules);
  const decisions: RecordedDecision[] = [];
  let unseen = 0;
  for (const step of withShownCards(history)) {
    const seat = isMove(step) ? hand.actor : undefined;
    const known = seat !== undefined && hand.hole(seat) !== undefined;
    const observation = known ? observe(hand, { seat, handId: history.hand }) : undefined;
    applyStep(hand, step);
    if (seat === undefined) continue;
    if (observation === undefined) unseen += 1;
    else decisions.push({ player: players[seat] ?? '', observation, action: lastAction(hand) });
  }
  return { players, decisions, unseen };
}

function isMove({ type }: HistoryStep): boolean {
  return type === 'fold' || type === 'check-or-call' || type === 'raise';
}

function lastAction({ events }: Hand): Action {
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (event?.type === 'action') return event.action;
  }
  throw new Error('A move was made and the hand does not know of it');
}

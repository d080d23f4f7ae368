import type { DecisionNote } from '@poker-bot/logger/hands/decision-note';
import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { ActionShare } from '../opponents/action-share.ts';

/**
 * The probabilities that a decision of the bot was drawn by; undefined where it was not drawn: the likeliest action was
 * taken, there was one only, or a guard stepped in.
 */
function knownShares(
  { distribution, guards }: DecisionNote,
  { selection, legal }: { readonly selection: 'sample' | 'best'; readonly legal: LegalActions },
): readonly ActionShare[] | undefined {
  if (selection === 'best' || guards.length > 0 || distribution.length < 2) return undefined;
  return distribution.map(([move, probability]) => ({
    type: 'one',
    action: actionOf(move, legal),
    probability,
  }));
}

/** The strategy of a bot in one hand, as far as its notes tell it. */
export function notedStrategy(
  notes: readonly DecisionNote[],
  selection: 'sample' | 'best',
): (observation: Observation) => readonly ActionShare[] | undefined {
  return ({ seat, actions, legal }) => {
    const note = notes.find(({ seat: its, move }) => its === seat && move === actions.length);
    return note === undefined ? undefined : knownShares(note, { selection, legal });
  };
}

/** A move in the words of PHH. */
function actionOf(move: string, { check }: LegalActions): Action {
  if (move === 'f') return { type: 'fold' };
  if (move === 'cc') return { type: check ? 'check' : 'call' };
  return { type: 'raise', to: Number(move.slice('cbr '.length)) };
}

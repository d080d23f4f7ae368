import type { DecisionNote } from '@poker-bot/logger/hands/decision-note';
import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';
import type { ActionShare } from '../opponents/action-share.ts';

/**
 * The probabilities that a decision of the bot was drawn by; undefined where it was not drawn: the likeliest action was
 * taken, there was one only, or a guard stepped in.
 */
export function knownShares(
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

/** A move in the words of PHH. */
function actionOf(move: string, { check }: LegalActions): Action {
  if (move === 'f') return { type: 'fold' };
  if (move === 'cc') return { type: check ? 'check' : 'call' };
  return { type: 'raise', to: Number(move.slice('cbr '.length)) };
}

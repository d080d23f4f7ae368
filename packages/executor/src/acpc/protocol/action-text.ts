import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';

/** What of an observation places an action in the hand. */
type Spot = Pick<Observation, 'seat' | 'bets' | 'contributed' | 'legal'>;

/**
 * An action as the dealer reads it: `f`, `c`, or `r` with the chips put in over the whole hand. A fold where checking is
 * free becomes a check: the competition's rules know no such fold.
 */
export function actionText(action: Action, spot: Spot): string {
  if (action.type === 'raise') return `r${chipsBefore(spot) + action.to}`;
  return action.type === 'fold' && !spot.legal.check ? 'f' : 'c';
}

/** What an action came to, and what had to be changed to make it one. */
export interface ReadAction {
  readonly action: Action;
  /** The text was no action, or one that the rules do not allow; it is taken as a call or check. */
  readonly fault?: 'unreadable' | 'illegal';
  /** The raise was moved to the nearest amount that the rules allow. */
  readonly resized?: true;
}

/**
 * Reads a player's action as the competition's dealer does: what follows the action is not looked at, a raise out of
 * bounds is moved to the nearest bound, everything else that is wrong counts as a call.
 */
export function readAction(text: string, spot: Spot): ReadAction {
  const { legal } = spot;
  const passive: Action = { type: legal.check ? 'check' : 'call' };
  const found = /^(?:([fc])|r(\d+))/.exec(text);
  if (found === null) return { action: passive, fault: 'unreadable' };
  const [, letter, total] = found;
  if (letter === 'c') return { action: passive };
  if (letter === 'f') {
    return legal.check ? { action: passive, fault: 'illegal' } : { action: { type: 'fold' } };
  }
  if (legal.raise === undefined) return { action: passive, fault: 'illegal' };
  const asked = Number(total) - chipsBefore(spot);
  const to = Math.min(Math.max(asked, legal.raise.min), legal.raise.max);
  return { action: { type: 'raise', to }, ...(to === asked ? {} : { resized: true }) };
}

/** Chips that the seat put in on earlier streets. */
function chipsBefore({ seat, bets, contributed }: Spot): number {
  return (contributed[seat] ?? 0) - (bets[seat] ?? 0);
}

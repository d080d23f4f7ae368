import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { ActionProbability } from '../decision/advisor.ts';

/** Equity that each bet or raise of others on this street is taken to cost: they don't do it with any two cards. */
const costOfAggression = 0.07;
/** How much better than a fair share a hand has to be to bet or raise for value. */
const valueOverFairShare = 1.25;
const bluffShare = 0.08;
const slowplayShare = 0.15;

/**
 * A plain way to play from equity against random hands: bet and raise what is well above a fair share of the pot, call
 * by pot odds, bluff now and then, fold the rest.
 */
export function heuristicDistribution(
  observation: Observation,
  equity: number,
): ActionProbability[] {
  const { legal } = observation;
  const players = playersOf(observation);
  const strength = equity - costOfAggression * raisesOfOthers(observation);
  const value = Math.min(0.85, valueOverFairShare / players);
  const raise = raiseOf(observation);
  if (strength >= value && raise) return mixed(raise, passive(legal), 1 - slowplayShare);
  if (legal.check)
    return raise ? mixed(raise, { type: 'check' }, bluffShare) : only({ type: 'check' });
  if (strength > potOdds(observation)) return only(passive(legal));
  return only({ type: 'fold' });
}

/** Share of the final pot that a call has to pay. */
function potOdds({ legal, pot }: Observation): number {
  const call = legal.call ?? 0;
  return call / (pot + call);
}

// Written out, these two: whoever works out values asks for a million strategies in a second.
function playersOf({ folded }: Observation): number {
  let players = 0;
  for (const out of folded) if (!out) players += 1;
  return players;
}

function raisesOfOthers({ actions, street, seat }: Observation): number {
  let raises = 0;
  for (const made of actions) {
    if (made.street === street && made.seat !== seat && made.action.type === 'raise') raises += 1;
  }
  return raises;
}

/** Two thirds of the pot after calling, within the rules; all chips when that would leave less than a third of it. */
function raiseOf({ legal, pot, bets, seat }: Observation): Action | undefined {
  if (legal.raise === undefined) return undefined;
  const call = legal.call ?? 0;
  const after = pot + call;
  const wanted = Math.round((bets[seat] ?? 0) + call + (after * 2) / 3);
  const { min, max } = legal.raise;
  const to = Math.max(min, Math.min(max, wanted));
  return { type: 'raise', to: max - to < after / 3 ? max : to };
}

function passive(legal: LegalActions): Action {
  if (legal.check) return { type: 'check' };
  return legal.call === undefined ? { type: 'fold' } : { type: 'call' };
}

function only(action: Action): ActionProbability[] {
  return [{ action, probability: 1 }];
}

function mixed(first: Action, second: Action, share: number): ActionProbability[] {
  return [
    { action: first, probability: share },
    { action: second, probability: 1 - share },
  ];
}

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
): readonly ActionProbability[] {
  return new HeuristicSpot(observation).distribution(equity);
}

/** The same in one spot for many hands: no card is looked at. */
export class HeuristicSpot {
  readonly #legal: LegalActions;
  readonly #raise: Action | undefined;
  /** What equity is lowered by. */
  readonly #cost: number;
  readonly #value: number;
  readonly #odds: number;
  #strong: readonly ActionProbability[] | undefined;
  #free: readonly ActionProbability[] | undefined;
  #called: readonly ActionProbability[] | undefined;
  #folded: readonly ActionProbability[] | undefined;

  constructor(observation: Observation) {
    this.#legal = observation.legal;
    this.#raise = raiseOf(observation);
    this.#cost = costOfAggression * raisesOfOthers(observation);
    this.#value = Math.min(0.85, valueOverFairShare / playersOf(observation));
    this.#odds = potOdds(observation);
  }

  /** One list for all hands that are answered alike. */
  distribution(equity: number): readonly ActionProbability[] {
    const legal = this.#legal;
    const raise = this.#raise;
    const strength = equity - this.#cost;
    if (strength >= this.#value && raise) {
      this.#strong ??= mixed(raise, passive(legal), 1 - slowplayShare);
      return this.#strong;
    }
    if (legal.check) {
      this.#free ??= raise ? mixed(raise, { type: 'check' }, bluffShare) : only({ type: 'check' });
      return this.#free;
    }
    if (strength > this.#odds) {
      this.#called ??= only(passive(legal));
      return this.#called;
    }
    this.#folded ??= only({ type: 'fold' });
    return this.#folded;
  }
}

/** Share of the final pot that a call has to pay. */
function potOdds({ legal, pot }: Observation): number {
  const call = legal.call ?? 0;
  return call / (pot + call);
}

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

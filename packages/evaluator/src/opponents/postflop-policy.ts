import { wholePower } from '@poker-bot/poker/arithmetic/whole-power';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Random } from '@poker-bot/poker/random/random';
import type { Frequencies, PostflopConfig } from '@poker-bot/shared/config/opponent-config';
import type { IntentionShare } from './action-share.ts';
import type { DealStrengths } from './hand-strength.ts';
import { carryOn, giveUp, type Intention } from './intention.ts';

/** Bets, raises, calls and folds by the strength of its hand on the board. */
export class PostflopPolicy {
  readonly #config: PostflopConfig;
  readonly #totalWeight: number;
  readonly #rows: readonly Row[];

  constructor(config: PostflopConfig) {
    this.#config = config;
    this.#rows = config.rows.map((row) => ({
      atLeast: row.atLeast,
      made: row,
      drawing: higher(row, config.draw),
    }));
    this.#totalWeight = config.sizes.reduce((sum, { weight }) => sum + weight, 0);
  }

  decide(
    observation: Observation,
    { random, strengths }: { random: Random; strengths: DealStrengths },
  ): Intention {
    const { aggression, call } = chancesOf(observation, this.frequencies(observation, strengths));
    // Both numbers are drawn in every spot, so that a changed frequency does not shift later luck.
    const drawn = random.float();
    const size = this.#drawSize(random);
    if (drawn < aggression) return { type: 'raise', to: raiseTo(observation, size) };
    return drawn < aggression + (1 - aggression) * call ? carryOn : giveUp;
  }

  /** How often `decide` answers what, by what it does with the hand; no card is looked at. */
  shares(observation: Observation, frequencies: Frequencies): IntentionShare[] {
    const { aggression, call } = chancesOf(observation, frequencies);
    const calls = (1 - aggression) * call;
    const shares: IntentionShare[] = [];
    for (const { pot, weight } of this.#config.sizes) {
      const probability = (aggression * weight) / this.#totalWeight;
      if (probability > 0) {
        shares.push({ intention: { type: 'raise', to: raiseTo(observation, pot) }, probability });
      }
    }
    shares.push({ intention: carryOn, probability: calls });
    shares.push({ intention: giveUp, probability: 1 - aggression - calls });
    return shares;
  }

  /** What it does with the hand: one object for all hands that are played alike. */
  frequencies({ hole, board, folded }: Observation, strengths: DealStrengths): Frequencies {
    let opponents = -1;
    for (const gone of folded) if (!gone) opponents += 1;
    const { strength: beaten, hasDraw } = strengths.on(hole, board);
    const strength = wholePower(beaten, opponents);
    for (const { atLeast, made, drawing } of this.#rows) {
      if (strength >= atLeast) return hasDraw ? drawing : made;
    }
    throw new Error('The last row of a postflop policy stands at 0');
  }

  #drawSize(random: Random): number {
    let left = random.float() * this.#totalWeight;
    for (const { pot, weight } of this.#config.sizes) {
      left -= weight;
      if (left < 0) return pot;
    }
    return this.#config.sizes.at(-1)?.pot ?? 1;
  }
}

interface Row {
  readonly atLeast: number;
  readonly made: Frequencies;
  readonly drawing: Frequencies;
}

/** How often it bets or raises, and how often it calls where it does not. */
function chancesOf(
  { legal, pot }: Observation,
  { bet, raise, call, callUpTo }: Frequencies,
): { readonly aggression: number; readonly call: number } {
  const toCall = legal.call ?? 0;
  const price = toCall / (pot + toCall);
  return { aggression: toCall === 0 ? bet : raise, call: price <= callUpTo ? call : 0 };
}

function higher(one: Frequencies, other: Frequencies): Frequencies {
  return {
    bet: Math.max(one.bet, other.bet),
    raise: Math.max(one.raise, other.raise),
    call: Math.max(one.call, other.call),
    callUpTo: Math.max(one.callUpTo, other.callUpTo),
  };
}

/** A share of the pot as it would be after calling, on top of the bet to call. */
function raiseTo({ bets, pot, legal }: Observation, size: number): number {
  return Math.max(...bets) + size * (pot + (legal.call ?? 0));
}
